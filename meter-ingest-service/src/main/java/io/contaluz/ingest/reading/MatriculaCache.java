package io.contaluz.ingest.reading;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Every usage point there is, by the matricula that its meter sends: no query for a known meter.
///
/// It only grows: usage points are never deleted.
public final class MatriculaCache {

    private final Map<String, UsagePoint> usagePoints = new ConcurrentHashMap<>();

    /// The usage point of a matricula; null while nobody has registered it.
    public @Nullable UsagePoint find(Matricula matricula) {
        return usagePoints.get(matricula.text());
    }

    public void learn(Matricula matricula, UsagePoint usagePoint) {
        usagePoints.put(matricula.text(), usagePoint);
    }

    public int size() {
        return usagePoints.size();
    }
}
