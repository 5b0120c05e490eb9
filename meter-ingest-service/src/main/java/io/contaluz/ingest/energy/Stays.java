package io.contaluz.ingest.energy;

import java.util.List;

/// The stays of a usage point's meters, in their order, apart from one another.
record Stays(List<Stay> all) {

    static final Stays NONE = new Stays(List.of());

    /// Where a time lies: 2i+1 within stay i, 2i in the gap before it.
    int position(long at) {
        int position = 2 * all.size();
        while (position > 0 && at < all.get(position / 2 - 1).to()) {
            position -= 2;
            if (at >= all.get(position / 2).from()) {
                return position + 1;
            }
        }
        return position;
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
