package io.contaluz.billing.proof;

import io.contaluz.billing.bill.ChainLink;
import io.contaluz.billing.bill.Digest;
import io.contaluz.billing.refusal.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `chain_link`.
@Repository
class Chains {

    private static final Logger log = LoggerFactory.getLogger(Chains.class);

    private final JdbcClient jdbc;

    Chains(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The end of a chain: its last link's position and digest.
    record Head(int position, Digest digest) {

        static final Head NONE = new Head(0, Digest.NONE);

        Head then(ChainLink link) {
            return new Head(position + 1, link.digest());
        }
    }

    /// A link on its way into the table.
    record Row(Recorded recorded, int position, ChainLink link) {}

    /// Keeps every other transaction that records something of these usage points waiting.
    void lock(Collection<Integer> usagePointIds) {
        RowCallbackHandler nothing = row -> {};
        jdbc.sql(
                        """
                        select from usage_point where usage_point_id = any(cast(:ids as int[]))
                        order by usage_point_id for no key update
                        """)
                .param("ids", usagePointIds.toArray(Integer[]::new))
                .query(nothing);
    }

    /// The ends of the chains that have begun, by their usage points.
    Map<Integer, Head> heads(Collection<Integer> usagePointIds) {
        var heads = new HashMap<Integer, Head>();
        RowCallbackHandler handler =
                row ->
                        heads.put(
                                row.getInt(1),
                                new Head(row.getInt(2), Digest.read(row.getBytes(3))));
        jdbc.sql(
                        """
                        select id, position, digest from unnest(cast(:ids as int[])) as wanted (id)
                        cross join lateral (
                            select position, digest from chain_link where usage_point_id = id
                            order by position desc limit 1) as head
                        """)
                .param("ids", usagePointIds.toArray(Integer[]::new))
                .query(handler);
        return heads;
    }

    void add(List<Row> rows) {
        jdbc.sql(
                        """
                        insert into chain_link
                            (usage_point_id, position, kind, reference, tree, content, digest)
                        select * from unnest(cast(:ids as int[]), cast(:positions as int[]),
                            cast(:kinds as text[]), cast(:references as bigint[]),
                            cast(:trees as int[]), cast(:contents as bytea[]),
                            cast(:digests as bytea[]))
                        """)
                .param(
                        "ids",
                        rows.stream()
                                .map(row -> row.recorded().usagePointId())
                                .toArray(Integer[]::new))
                .param("positions", rows.stream().map(Row::position).toArray(Integer[]::new))
                .param(
                        "kinds",
                        rows.stream()
                                .map(row -> word(row.recorded().kind()))
                                .toArray(String[]::new))
                .param(
                        "references",
                        rows.stream().map(row -> row.recorded().reference()).toArray(Long[]::new))
                .param(
                        "trees",
                        rows.stream().map(row -> row.recorded().tree()).toArray(Integer[]::new))
                .param(
                        "contents",
                        rows.stream()
                                .map(row -> row.recorded().content().bytes())
                                .toArray(byte[][]::new))
                .param(
                        "digests",
                        rows.stream()
                                .map(row -> row.link().digest().bytes())
                                .toArray(byte[][]::new))
                .update();
    }

    /// The links of a usage point, from the first on.
    ///
    /// @throws Refusal in conflict, if there is a gap, or a link is not what follows: nobody signs
    ///   that
    List<Link> of(int usagePointId) {
        return jdbc.sql(
                        """
                        select usage_point_id, position, kind, reference, content, digest,
                            lag(digest) over (order by position) as previous
                        from chain_link where usage_point_id = :id order by position
                        """)
                .param("id", usagePointId)
                .query(Chains::link)
                .list();
    }

    /// The leaves of a tree in their order, by the keys of what they stand for.
    List<Leaf> leaves(int tree) {
        return jdbc.sql(
                        """
                        select reference, digest from chain_link where tree = :tree
                        order by reference
                        """)
                .param("tree", tree)
                .query((row, number) ->
                        new Leaf(row.getLong("reference"), Digest.read(row.getBytes("digest"))))
                .list();
    }

    /// A leaf of a tree.
    record Leaf(long reference, Digest digest) {}

    private static Link link(ResultSet row, int before) throws SQLException {
        var previous = row.getBytes("previous");
        var link =
                new ChainLink(
                        previous == null ? Digest.NONE : Digest.read(previous),
                        Digest.read(row.getBytes("content")));
        if (row.getInt("position") != before + 1
                || !link.digest().equals(Digest.read(row.getBytes("digest")))) {
            log.error(
                    "the chain of usage point {} does not follow at link {}",
                    row.getInt("usage_point_id"),
                    before + 1);
            throw Refusal.conflict(
                    "A cadeia da unidade não segue no elo %d.".formatted(before + 1));
        }
        return new Link(
                Recorded.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getLong("reference"),
                link);
    }

    private static String word(Recorded.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
