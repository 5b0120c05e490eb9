package io.contaluz.ingest.store;

import io.contaluz.ingest.reading.DatagramKeys;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/// Opens the keys of meters, and teaches them to those who verify.
@Component
class DatagramKeyRing {

    private static final Logger log = LoggerFactory.getLogger(DatagramKeyRing.class);

    private final JdbcTemplate database;
    private final DatagramKeys keys;
    private final @Nullable KeySeal seal;

    DatagramKeyRing(JdbcTemplate database, DatagramKeys keys, KeyProperties properties) {
        this.database = database;
        this.keys = keys;
        var masterKey = properties.key();
        this.seal = masterKey == null ? null : new KeySeal(masterKey);
    }

    /// Learns the keys of some usage points, and forgets those that they have no longer.
    void learn(Collection<Integer> usagePointIds) {
        var found = new HashMap<Integer, Map<String, SecretKey>>();
        usagePointIds.forEach(id -> found.put(id, new HashMap<>()));
        database.query(
                "select usage_point_id, kid, sealed from datagram_key where usage_point_id = any(?)",
                statement -> statement.setObject(1, ids(usagePointIds)),
                (RowCallbackHandler)
                        row -> {
                            int id = row.getInt("usage_point_id");
                            open(id, row.getString("kid"), row.getBytes("sealed"), found.get(id));
                        });
        found.forEach(keys::learn);
    }

    private void open(int id, String kid, byte[] sealed, @Nullable Map<String, SecretKey> into) {
        if (into == null) {
            return;
        }
        if (seal == null) {
            log.error("key {} of usage point {} stays sealed: no master key is set", kid, id);
            return;
        }
        try {
            into.put(kid, seal.open(id, kid, sealed));
        } catch (GeneralSecurityException e) {
            log.error("key {} of usage point {} cannot be opened: {}", kid, id, e.getMessage());
        }
    }

    private static int[] ids(Collection<Integer> usagePointIds) {
        return usagePointIds.stream().mapToInt(Integer::intValue).toArray();
    }
}
