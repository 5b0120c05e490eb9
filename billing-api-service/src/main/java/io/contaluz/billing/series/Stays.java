package io.contaluz.billing.series;

import java.time.Instant;
import java.util.List;

/// The stays of a usage point's meters, in their order, apart from one another.
public record Stays(List<Stay> all) {

    public static final Stays NONE = new Stays(List.of());

    public Stays {
        all = List.copyOf(all);
    }

    /// Where a time lies: 2i+1 within stay i, 2i in the gap before it.
    int position(Instant at) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).holds(at)) {
                return 2 * i + 1;
            }
            if (!at.isBefore(all.get(i).to())) {
                return 2 * i + 2;
            }
        }
        return 0;
    }

    static boolean inGap(int position) {
        return position % 2 == 0;
    }

    /// The stay at a position.
    Stay at(int position) {
        return inGap(position) ? Stay.UNKNOWN : all.get(position / 2);
    }

    /// Those that lie wholly between two positions.
    List<Stay> between(int position, int later) {
        return all.subList((position + 1) / 2, later / 2);
    }
}
