package io.contaluz.billing.bill;

import java.util.List;

/// That an invoice was issued as it is: its place in its usage point's chain and among the cycle's
/// invoices, whose root is signed.
///
/// @param link the invoice's own
/// @param path from the link's digest to the root
public record Proof(ChainLink link, List<MerkleTree.Step> path, SignedRoot root) {

    /// The same as if it were of another content.
    Proof of(Digest content) {
        return new Proof(new ChainLink(link.previous(), content), path, root);
    }
}
