package io.contaluz.simulator.chaos;

import io.contaluz.simulator.fleet.Fleet;
import io.contaluz.simulator.fleet.Growth;
import io.contaluz.simulator.fleet.Profile;
import io.contaluz.simulator.fleet.Tally;
import io.contaluz.simulator.load.Pace;
import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.send.Datagrams;
import io.contaluz.simulator.wire.DatagramEncoder;
import io.contaluz.simulator.wire.DatagramForm;
import io.contaluz.simulator.wire.MeterKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// A hostile run whose datagrams stay here.
///
/// @param datagrams in the order in which they would leave
/// @param installations what billing would be told before
record Rehearsal(List<byte[]> datagrams, List<String> installations, Truth truth) {

    static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final Instant START = NOW.minus(Duration.ofDays(90));

    /// Which fleet, and how often it is read.
    record Fleeting(int meters, int readings, Duration interval, Profile profile) {

        /// Ten households for two days of quarters of an hour.
        static final Fleeting USUAL =
                new Fleeting(10, 1_920, Duration.ofMinutes(15), Profile.RESIDENTIAL);
    }

    static Rehearsal of(String mix, long seed) {
        return of(mix, seed, Fleeting.USUAL);
    }

    static Rehearsal of(String mix, long seed, Fleeting fleeting) {
        return of(mix, seed, fleeting, null);
    }

    /// A run of meters that sign.
    static Rehearsal signed(String mix, long seed) {
        return of(mix, seed, Fleeting.USUAL, new MeterKeys(seed));
    }

    private static Rehearsal of(
            String mix, long seed, Fleeting fleeting, @Nullable MeterKeys keys) {
        var form = new DatagramForm(ZONE, pace(fleeting).form(), 1, keys);
        var plan = plan(mix, seed, fleeting, form);
        return of(plan, form, plan.size());
    }

    /// A run that is stopped after so many datagrams.
    static Rehearsal stopped(String mix, long seed, int after) {
        var form = DatagramForm.plain(ZONE, pace(Fleeting.USUAL).form());
        return of(plan(mix, seed, Fleeting.USUAL, form), form, after);
    }

    private static Rehearsal of(Plan plan, DatagramForm form, int count) {
        var kept = new Kept();
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var departures = new HostileDepartures(plan, form, kept, clock);
        for (int left = count; left > 0; left -= Datagrams.BATCH) {
            departures.send(Math.min(left, Datagrams.BATCH));
        }
        return new Rehearsal(kept.bytes, plan.installations(), departures.truth());
    }

    private static Plan plan(String mix, long seed, Fleeting fleeting, DatagramForm form) {
        var fleet = new Fleet(2_000_001, fleeting.meters);
        var growth = new Growth(seed, fleeting.profile, ZoneOffset.ofHours(-3), Duration.ZERO);
        var meters = new Meters(fleet, growth, new Tally(2_000_001, fleeting.meters));
        return Plan.of(
                Mix.parse(mix), meters, pace(fleeting).schedule(NOW), form, fleeting.readings);
    }

    private static Pace pace(Fleeting fleeting) {
        return new Pace(fleeting.meters, 1, fleeting.interval, null, 1, START, null, null);
    }

    /// Datagrams that go nowhere.
    private static final class Kept implements Datagrams {

        private final List<byte[]> bytes = new ArrayList<>();
        private final List<ByteBuffer> batch = new ArrayList<>();

        @Override
        public ByteBuffer next(int sender) {
            batch.add(ByteBuffer.allocate(DatagramEncoder.LONGEST));
            return batch.getLast();
        }

        @Override
        public void flush(IntConsumer lost) {
            for (var datagram : batch) {
                var copy = new byte[datagram.flip().remaining()];
                datagram.get(copy);
                bytes.add(copy);
            }
            batch.clear();
        }

        @Override
        public long errors() {
            return 0;
        }

        @Override
        public void close() {}
    }

    List<String> texts() {
        return datagrams.stream()
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .toList();
    }

    /// How often a mishap happened.
    long count(String label) {
        return truth.mishaps().get(label);
    }

    /// How often anything else happened.
    long countBut(String label) {
        return truth.mishaps().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(label))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
