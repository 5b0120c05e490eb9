package io.contaluz.ingest.reading;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// The keys with which meters sign, by usage point and name.
public final class DatagramKeys {

    private final Map<Integer, Map<String, SecretKey>> keys = new ConcurrentHashMap<>();

    /// The key of that name; null where none is on record.
    public @Nullable SecretKey find(int usagePointId, String kid) {
        var its = keys.get(usagePointId);
        return its == null ? null : its.get(kid);
    }

    /// Replaces all keys of a usage point.
    public void learn(int usagePointId, Map<String, SecretKey> itsKeys) {
        if (itsKeys.isEmpty()) {
            keys.remove(usagePointId);
        } else {
            keys.put(usagePointId, Map.copyOf(itsKeys));
        }
    }
}
