package io.contaluz.billing.bill;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The hash tree over the invoices of a cycle, in a fixed order (RFC 6962, section 2.1): who has
/// its root can be shown that an invoice is in it, without the others.
public final class MerkleTree {

    // A leaf can never pass for a node, nor a node for a leaf.
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};
    private static final byte ROOT = 2;

    /// From the leaves up; a last one without a neighbour goes up as it is.
    private final List<List<Digest>> levels = new ArrayList<>();

    /// @param leaves as [#leaf] makes them
    public MerkleTree(List<Digest> leaves) {
        levels.add(List.copyOf(leaves));
        while (levels.getLast().size() > 1) {
            levels.add(above(levels.getLast()));
        }
    }

    /// The leaf of an invoice.
    ///
    /// @param bytes its canonical bytes
    public static Digest leaf(byte[] bytes) {
        return Digest.of(LEAF, bytes);
    }

    /// What a cycle publishes: SHA-256 of 2, the number of leaves in 8 bytes, and RFC 6962's root.
    /// That one alone would not tell some sizes from others.
    public Digest root() {
        return root(levels.getFirst().size(), top());
    }

    /// The root as in RFC 6962.
    Digest top() {
        return levels.getLast().isEmpty() ? Digest.of() : levels.getLast().getFirst();
    }

    /// What shows that a leaf is in the tree.
    ///
    /// @param index of the leaf
    public Inclusion inclusion(int index) {
        var size = levels.getFirst().size();
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        var path = new ArrayList<Digest>();
        int at = index;
        for (var level : levels) {
            int neighbour = at ^ 1;
            if (neighbour < level.size()) {
                path.add(level.get(neighbour));
            }
            at >>= 1;
        }
        return new Inclusion(index, size, List.copyOf(path));
    }

    private static List<Digest> above(List<Digest> level) {
        var nodes = new ArrayList<Digest>();
        for (int i = 0; i + 1 < level.size(); i += 2) {
            nodes.add(node(level.get(i), level.get(i + 1)));
        }
        if (level.size() % 2 == 1) {
            nodes.add(level.getLast());
        }
        return nodes;
    }

    private static Digest root(int size, Digest top) {
        var head = ByteBuffer.allocate(1 + Long.BYTES).put(ROOT).putLong(size).array();
        return Digest.of(head, top.bytes());
    }

    private static Digest node(Digest left, Digest right) {
        return Digest.of(NODE, left.bytes(), right.bytes());
    }

    /// The way from a leaf to the root.
    ///
    /// @param index of the leaf
    /// @param size how many leaves the tree has
    /// @param path the neighbours, from the leaf up
    public record Inclusion(int index, int size, List<Digest> path) {

        /// Whether it leads from this leaf to this root.
        public boolean leads(Digest leaf, Digest root) {
            if (index < 0 || index >= size) {
                return false;
            }
            var here = leaf;
            int used = 0;
            int at = index;
            for (int last = size - 1; last > 0; last >>= 1) {
                if ((at ^ 1) <= last) {
                    if (used == path.size()) {
                        return false;
                    }
                    var neighbour = path.get(used++);
                    here = at % 2 == 1 ? node(neighbour, here) : node(here, neighbour);
                }
                at >>= 1;
            }
            return used == path.size() && root(size, here).equals(root);
        }
    }
}
