package io.contaluz.billing.proof;

import io.contaluz.billing.bill.Digest;
import java.time.OffsetDateTime;

/// A root of a cycle's invoices, as it was published.
///
/// @param leaves how many it has
/// @param signature Ed25519, Base64
public record SignedRoot(
        int tree,
        int leaves,
        Digest root,
        String signature,
        String keyId,
        OffsetDateTime publishedAt) {}
