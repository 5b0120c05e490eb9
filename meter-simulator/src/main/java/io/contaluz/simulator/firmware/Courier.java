package io.contaluz.simulator.firmware;

/// Sends transmissions, and those that are not answered again: by CoAP's timers, and when that does
/// not help sets them aside for a while.
final class Courier {

    // What was sent so little earlier than what is answered may still be under way.
    private static final long REORDERING_NANOS = 250_000_000;

    private final Postbox postbox;
    private final Settlement settlement;
    private final Timing timing;
    private final Timers timers = new Timers();

    Courier(Postbox postbox, Settlement settlement, Timing timing) {
        this.postbox = postbox;
        this.settlement = settlement;
        this.timing = timing;
    }

    /// Awaits the answer to what has just been sent for the first time.
    void sent(Transmission transmission) {
        transmission.restart(timing.random());
        await(transmission);
    }

    /// Sends what an earlier run has kept, before long but not all at once.
    void sendSoon(Transmission transmission) {
        transmission.sent(timing.now());
        transmission.park();
        timers.start(
                transmission, timing.now() + timing.random().nextLong(Transmission.ACK_TIMEOUT));
    }

    /// Sends again what is due.
    void work() {
        long now = timing.now();
        for (var due = timers.next(now); due != null; due = timers.next(now)) {
            expire(due);
        }
    }

    /// How long until something is due; not more than zero if something is.
    long nanosToNext() {
        return timers.nanosToNext(timing.now());
    }

    private void expire(Transmission transmission) {
        if (transmission.isParked()) {
            resend(transmission);
            return;
        }
        transmission.backOff(timing.random());
        if (transmission.isParked()) {
            settlement.parked();
            timers.start(transmission, timing.now() + transmission.timeout());
        } else {
            resend(transmission);
        }
    }

    /// Sends again what did not arrive, though something did that was sent later.
    void missing(Transmission transmission, Transmission answered) {
        if (answered.sentAt() - transmission.sentAt() > REORDERING_NANOS) {
            resend(transmission);
        }
    }

    /// Sends again now; what was parked begins anew.
    void resend(Transmission transmission) {
        if (transmission.isParked()) {
            transmission.restart(timing.random());
        }
        settlement.retransmitted();
        postbox.send(transmission);
        await(transmission);
    }

    private void await(Transmission transmission) {
        transmission.sent(timing.now());
        timers.start(transmission, transmission.sentAt() + transmission.timeout());
    }
}
