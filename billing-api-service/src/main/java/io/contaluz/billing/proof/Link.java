package io.contaluz.billing.proof;

import io.contaluz.billing.bill.ChainLink;

/// A link of a usage point's chain.
///
/// @param reference the key of what is recorded
public record Link(Recorded.Kind kind, long reference, ChainLink link) {}
