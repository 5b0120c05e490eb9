package io.contaluz.billing.signing;

/// A key as the table has it.
///
/// @param sealed see [KeySeal]
@SuppressWarnings("ArrayRecordComponent") // never compared
record SealedKey(int usagePointId, Kid kid, byte[] sealed) {}
