package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;

/// The Merkle tree of a cycle's invoices, as RFC 6962, section 2.1 has it: SHA-256 of the byte 0
/// and a leaf, of the byte 1 and two nodes, so that none can pass for the other.
public final class MerkleTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final List<List<Digest>> levels = new ArrayList<>();

    private MerkleTree() {}

    /// What a node is joined with on the way to the root.
    ///
    /// @param left whether it stands on the left
    public record Step(boolean left, Digest digest) {}

    /// Builds the tree of leaves in their order.
    ///
    /// @throws Refusal if there are none
    public static MerkleTree of(List<Digest> leaves) {
        if (leaves.isEmpty()) {
            throw Refusal.conflict("Não há fatura no ciclo.");
        }
        var tree = new MerkleTree();
        var level = leaves.stream().map(MerkleTree::leaf).toList();
        tree.levels.add(level);
        while (level.size() > 1) {
            level = above(level);
            tree.levels.add(level);
        }
        return tree;
    }

    public Digest root() {
        return levels.getLast().getFirst();
    }

    /// The steps from a leaf to the root.
    ///
    /// @param index of the leaf, from 0 on
    public List<Step> path(int index) {
        var path = new ArrayList<Step>();
        int at = index;
        for (var level : levels) {
            int sibling = at ^ 1;
            if (sibling < level.size()) {
                path.add(new Step(sibling < at, level.get(sibling)));
            }
            at >>= 1;
        }
        return List.copyOf(path);
    }

    /// The root that a leaf's path leads to.
    static Digest rootBy(Digest leaf, List<Step> path) {
        var node = leaf(leaf);
        for (var step : path) {
            node = step.left() ? node(step.digest(), node) : node(node, step.digest());
        }
        return node;
    }

    /// The last one without a neighbour goes up as it is.
    private static List<Digest> above(List<Digest> level) {
        var above = new ArrayList<Digest>();
        for (int i = 0; i < level.size(); i += 2) {
            boolean paired = i + 1 < level.size();
            above.add(paired ? node(level.get(i), level.get(i + 1)) : level.get(i));
        }
        return List.copyOf(above);
    }

    private static Digest leaf(Digest leaf) {
        return Digest.of(LEAF, leaf.bytes());
    }

    private static Digest node(Digest left, Digest right) {
        return Digest.of(NODE, left.bytes(), right.bytes());
    }
}
