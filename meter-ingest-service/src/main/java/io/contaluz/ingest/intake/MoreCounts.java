package io.contaluz.ingest.intake;

import java.util.Map;

/// What another part counts, to be shown beside where the readings went.
public interface MoreCounts {

    /// The member under which it is shown.
    String name();

    /// What it counts, by name, as of now.
    Map<String, Number> snapshot();
}
