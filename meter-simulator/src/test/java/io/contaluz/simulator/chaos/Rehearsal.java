package io.contaluz.simulator.chaos;

import io.contaluz.simulator.fleet.Fleet;
import io.contaluz.simulator.fleet.Growth;
import io.contaluz.simulator.fleet.Profile;
import io.contaluz.simulator.fleet.Tally;
import io.contaluz.simulator.load.Pace;
import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.wire.ReadingEncoder;
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
        var plan = plan(mix, seed, fleeting);
        var source = source(plan, fleeting);
        var datagrams = new ArrayList<byte[]>();
        while (datagrams.size() < source.size()) {
            datagrams.add(next(source));
        }
        return new Rehearsal(datagrams, plan.installations(), source.truth());
    }

    /// A run that is stopped after so many datagrams.
    static Rehearsal stopped(String mix, long seed, int after) {
        var plan = plan(mix, seed, Fleeting.USUAL);
        var source = source(plan, Fleeting.USUAL);
        var datagrams = new ArrayList<byte[]>();
        while (datagrams.size() < after) {
            datagrams.add(next(source));
        }
        return new Rehearsal(datagrams, plan.installations(), source.truth());
    }

    private static Plan plan(String mix, long seed, Fleeting fleeting) {
        var fleet = new Fleet(2_000_001, fleeting.meters);
        var growth = new Growth(seed, fleeting.profile, ZoneOffset.ofHours(-3), Duration.ZERO);
        var meters = new Meters(fleet, growth, new Tally(2_000_001, fleeting.meters));
        var pace = pace(fleeting);
        return Plan.of(Mix.parse(mix), meters, pace.schedule(NOW), pace.form(), fleeting.readings);
    }

    private static HostileReadings source(Plan plan, Fleeting fleeting) {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new HostileReadings(plan, new ReadingEncoder(ZONE), pace(fleeting).form(), clock);
    }

    private static Pace pace(Fleeting fleeting) {
        return new Pace(fleeting.meters, fleeting.interval, null, 1, START, null, null);
    }

    private static byte[] next(HostileReadings source) {
        var target = ByteBuffer.allocate(256);
        source.next(target);
        var bytes = new byte[target.position()];
        target.flip().get(bytes);
        return bytes;
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
