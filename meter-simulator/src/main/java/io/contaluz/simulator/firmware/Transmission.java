package io.contaluz.simulator.firmware;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Readings of a meter that travel in one datagram, and how often and when it was sent: the timers
/// of CoAP (RFC 7252 §4.2 and §4.8).
final class Transmission {

    /// Nothing is resent sooner (ACK_TIMEOUT).
    static final long ACK_TIMEOUT = 2_000_000_000L;

    /// How often it is resent before it is parked (MAX_RETRANSMIT).
    static final int MAX_RETRANSMIT = 4;

    /// How long it is parked at least.
    static final long PARKED = 30_000_000_000L;

    // ACK_RANDOM_FACTOR is 1.5.
    private static final double RANDOM = 0.5;

    private final Meter meter;
    private final long first;
    private long[] wattHours = new long[1];
    private long[] micros = new long[1];
    private int size;
    private long timeout;
    private int retransmissions;
    private boolean parked;
    private long sentAt;

    /// One that holds nothing yet.
    ///
    /// @param first number of its readings
    Transmission(Meter meter, long first) {
        this.meter = meter;
        this.first = first;
    }

    Transmission add(long itsWattHours, long itsMicros) {
        if (size == wattHours.length) {
            wattHours = Arrays.copyOf(wattHours, 2 * size);
            micros = Arrays.copyOf(micros, 2 * size);
        }
        wattHours[size] = itsWattHours;
        micros[size++] = itsMicros;
        return this;
    }

    /// Begins with the shortest timeout again.
    void restart(RandomGenerator random) {
        parked = false;
        retransmissions = 0;
        timeout = spread(ACK_TIMEOUT, random);
    }

    /// Goes on with twice the timeout, or if that was done often enough, is parked.
    void backOff(RandomGenerator random) {
        if (retransmissions == MAX_RETRANSMIT) {
            parked = true;
            timeout = spread(PARKED, random);
        } else {
            retransmissions++;
            timeout *= 2;
        }
    }

    private static long spread(long nanos, RandomGenerator random) {
        return nanos + (long) (nanos * RANDOM * random.nextDouble());
    }

    void sent(long now) {
        sentAt = now;
    }

    long sentAt() {
        return sentAt;
    }

    long timeout() {
        return timeout;
    }

    /// Sets aside what is not to be sent until something else lets it go.
    void park() {
        parked = true;
    }

    boolean isParked() {
        return parked;
    }

    Meter meter() {
        return meter;
    }

    int size() {
        return size;
    }

    long first() {
        return first;
    }

    long last() {
        return first + size - 1;
    }

    boolean holds(long number) {
        return number >= first && number <= last();
    }

    long wattHours(int place) {
        return wattHours[place];
    }

    /// When a reading was measured, in microseconds since the epoch.
    long micros(int place) {
        return micros[place];
    }
}
