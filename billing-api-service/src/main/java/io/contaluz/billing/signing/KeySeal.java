package io.contaluz.billing.signing;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.seal.Seal;
import org.springframework.stereotype.Component;

/// Seals the keys of meters, each bound to its usage point and its name (table `datagram_key`,
/// docs/key-seal-vectors.tsv).
@Component
class KeySeal {

    private final Seal seal;

    KeySeal(Seal seal) {
        this.seal = seal;
    }

    /// @throws Refusal as unavailable, if no master key is set
    byte[] seal(int usagePointId, Kid kid, SigningKey key) {
        return seal.seal(key.bytes(), name(usagePointId, kid));
    }

    byte[] seal(int usagePointId, Kid kid, SigningKey key, byte[] nonce) {
        return seal.seal(key.bytes(), name(usagePointId, kid), nonce);
    }

    private static String name(int usagePointId, Kid kid) {
        return usagePointId + "/" + kid;
    }
}
