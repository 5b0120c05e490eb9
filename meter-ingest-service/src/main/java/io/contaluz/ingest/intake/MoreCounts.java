package io.contaluz.ingest.intake;

/// What another part counts, to be shown beside where the readings went.
public interface MoreCounts {

    /// The member under which it is shown.
    String name();

    /// What it counts, as of now.
    Object snapshot();
}
