package io.contaluz.billing.proof;

import io.contaluz.billing.bill.BillKey;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.seal.Seal;
import java.security.PublicKey;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `bill_key`: the newest key is the one that signs, and is made when the first is
/// needed.
@Repository
class BillKeys {

    private final JdbcClient jdbc;
    private final Seal seal;
    private final Clock clock;

    BillKeys(JdbcClient jdbc, Seal seal, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
    }

    /// The key that signs.
    ///
    /// @throws Refusal as unavailable, if no master key is set, or not the one it was sealed under
    BillKey current() {
        return newest().orElseGet(this::make);
    }

    /// A public key that has signed.
    ///
    /// @throws Refusal if there is none of that id
    PublicKey publicKey(String keyId) {
        return jdbc.sql("select public_key from bill_key where key_id = :id")
                .param("id", keyId)
                .query((row, number) -> BillKey.publicKey(row.getBytes(1)))
                .optional()
                .orElseThrow(() -> Refusal.notFound("Não há chave '%s'.".formatted(keyId)));
    }

    private Optional<BillKey> newest() {
        return jdbc.sql(
                        """
                        select key_id, public_key, sealed_private from bill_key
                        order by created_at desc limit 1
                        """)
                .query((row, number) ->
                        BillKey.of(
                                row.getBytes("public_key"),
                                seal.open(
                                        row.getBytes("sealed_private"),
                                        boundTo(row.getString("key_id")))))
                .optional();
    }

    private BillKey make() {
        // One at a time: two first keys would both be right, but one of them for nothing.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('bill_key'), 0)").query(row -> {});
        return newest().orElseGet(() -> add(BillKey.generate()));
    }

    private BillKey add(BillKey key) {
        jdbc.sql(
                        """
                        insert into bill_key (key_id, public_key, sealed_private, created_at)
                        values (:id, :public, :sealed, :at)
                        """)
                .param("id", key.id())
                .param("public", key.publicKey().getEncoded())
                .param("sealed", seal.seal(key.privateBytes(), boundTo(key.id())))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return key;
    }

    private static String boundTo(String keyId) {
        return "bill_key/" + keyId;
    }
}
