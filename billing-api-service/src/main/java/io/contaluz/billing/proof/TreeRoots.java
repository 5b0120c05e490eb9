package io.contaluz.billing.proof;

import io.contaluz.billing.bill.Digest;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `tree_root`.
@Repository
class TreeRoots {

    private final JdbcClient jdbc;

    TreeRoots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The last root of a tree.
    Optional<SignedRoot> last(int tree) {
        return jdbc.sql(
                        """
                        select * from tree_root where tree = :tree order by leaves desc limit 1
                        """)
                .param("tree", tree)
                .query((row, number) ->
                        new SignedRoot(
                                row.getInt("tree"),
                                row.getInt("leaves"),
                                Digest.read(row.getBytes("root")),
                                row.getString("signature"),
                                row.getString("key_id"),
                                row.getObject("published_at", OffsetDateTime.class)))
                .optional();
    }

    void add(SignedRoot root) {
        jdbc.sql(
                        """
                        insert into tree_root (tree, leaves, root, key_id, signature, published_at)
                        values (:tree, :leaves, :root, :key, :signature, :at)
                        """)
                .param("tree", root.tree())
                .param("leaves", root.leaves())
                .param("root", root.root().bytes())
                .param("key", root.keyId())
                .param("signature", root.signature())
                .param("at", root.publishedAt())
                .update();
    }
}
