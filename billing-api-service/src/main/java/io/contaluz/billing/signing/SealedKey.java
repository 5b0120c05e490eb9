package io.contaluz.billing.signing;

/// A key as the table has it: under its usage point and its name, as [KeySeal] sealed it.
final class SealedKey {

    private final int usagePointId;
    private final Kid kid;
    private final byte[] sealed;

    SealedKey(int usagePointId, Kid kid, byte[] sealed) {
        this.usagePointId = usagePointId;
        this.kid = kid;
        this.sealed = sealed;
    }

    int usagePointId() {
        return usagePointId;
    }

    Kid kid() {
        return kid;
    }

    byte[] sealed() {
        return sealed;
    }
}
