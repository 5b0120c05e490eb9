package io.contaluz.ingest.energy;

import java.util.ArrayList;
import java.util.List;

/// What a chunk of spans comes to, to be written at once.
///
/// @param forget falls that are told anew
/// @param widened spans whose effect went beyond what was looked at
record Changes(
        List<DayPatch> days,
        List<Progress> progress,
        List<Forgotten> forget,
        List<Fallen> falls,
        List<Span> widened) {

    /// Falls of a usage point whose last good reading is of `from` or later, and before `to`.
    record Forgotten(int usagePoint, long from, long to) {}

    /// A fall of a usage point.
    record Fallen(int usagePoint, Fall fall) {}

    Changes() {
        this(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    void fell(int usagePoint, Fall fall) {
        falls.add(new Fallen(usagePoint, fall));
    }
}
