package io.contaluz.simulator.firmware;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// When what is sent is due again. A timer that was started anew, or whose transmission was
/// forgotten, stays in the queue until its time, and is passed over then.
final class Timers {

    private final PriorityQueue<Timer> queue = new PriorityQueue<>();

    private record Timer(long due, long sentAt, Transmission transmission)
            implements Comparable<Timer> {

        // The origin of the time is arbitrary: only differences may be compared.
        @Override
        public int compareTo(Timer other) {
            return Long.signum(due - other.due);
        }

        boolean isCurrent() {
            return transmission.sentAt() == sentAt && transmission.meter().isKept(transmission);
        }
    }

    /// Starts the timer of a transmission, whose earlier one is void.
    ///
    /// @param due when it ends
    void start(Transmission transmission, long due) {
        queue.add(new Timer(due, transmission.sentAt(), transmission));
    }

    /// The next transmission that is due, whose timer then has ended; null if none is.
    @Nullable Transmission next(long now) {
        while (nanosToNext(now) <= 0) {
            var timer = queue.remove();
            if (timer.isCurrent()) {
                return timer.transmission;
            }
        }
        return null;
    }

    /// How long until a timer ends; not more than zero if one has.
    long nanosToNext(long now) {
        var head = queue.peek();
        return head == null ? Long.MAX_VALUE : head.due - now;
    }
}
