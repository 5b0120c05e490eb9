package io.contaluz.billing.proof;

import io.contaluz.billing.bill.SignedRoot;
import java.sql.ResultSet;
import java.sql.SQLException;
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
                        select statement, signature from tree_root where tree = :tree
                        order by leaves desc limit 1
                        """)
                .param("tree", tree)
                .query(TreeRoots::root)
                .optional();
    }

    /// The root of a tree that is of so many leaves.
    Optional<SignedRoot> find(int tree, int leaves) {
        return jdbc.sql(
                        """
                        select statement, signature from tree_root
                        where tree = :tree and leaves = :leaves
                        """)
                .param("tree", tree)
                .param("leaves", leaves)
                .query(TreeRoots::root)
                .optional();
    }

    void add(SignedRoot root) {
        jdbc.sql(
                        """
                        insert into tree_root (tree, leaves, statement, signature)
                        values (:tree, :leaves, :statement, :signature)
                        """)
                .param("tree", root.statement().cycle())
                .param("leaves", root.statement().invoices())
                .param("statement", root.statement().text())
                .param("signature", root.signature())
                .update();
    }

    private static SignedRoot root(ResultSet row, int number) throws SQLException {
        return SignedRoot.read(row.getString("statement"), row.getString("signature"));
    }
}
