package io.contaluz.simulator.chaos;

import io.contaluz.simulator.fleet.Fleet;
import io.contaluz.simulator.fleet.Randomness;
import io.contaluz.simulator.fleet.Tally;
import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.load.Timeline;
import io.contaluz.simulator.wire.DatagramForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A whole run before it begins: which datagram leaves when, and what has to become of it. It is
/// decided meter by meter from one seed, so that it can be told again.
public final class Plan {

    /// How many readings a fleet may make: a plan takes some 70 bytes each.
    public static final int MOST_READINGS = 2_000_000;

    private final List<Planned> datagrams = new ArrayList<>();
    private final List<String> installations = new ArrayList<>();
    private final Map<Mishap, Long> counts = new HashMap<>();
    private final Meters meters;
    private final long begin;

    private Plan(Meters meters, long begin) {
        this.meters = meters;
        this.begin = begin;
    }

    /// Reads the meters through the whole run.
    ///
    /// @param meters that were never read
    /// @param timeline when they are read
    /// @param readings of all meters together, at most [#MOST_READINGS]
    public static Plan of(
            Mix mix, Meters meters, Timeline timeline, DatagramForm form, int readings) {
        var plan = new Plan(meters, timeline.measured(0, 0, Fleet.NEVER));
        int size = meters.fleet().size();
        for (int meter = 0; meter < Math.min(size, readings); meter++) {
            int rounds = Math.ceilDiv(readings - meter, size);
            var truth = Consumption.of(meters, meter, timeline, rounds);
            plan.add(mix, truth, new MeterPlan.Place(meter, size, form));
        }
        // Stable: of one turn, what was told first leaves first.
        plan.datagrams.sort(Comparator.comparingLong(Planned::turn));
        return plan;
    }

    private void add(Mix mix, Consumption truth, MeterPlan.Place place) {
        long matricula = fleet().matricula(place.meter());
        var random = new SplittableRandom(Randomness.of(meters.growth().seed(), matricula));
        var course = Course.of(mix.ofMeter(random), truth, random);
        for (int i = 0; i < course.stays().size(); i++) {
            installations.add(course.stays().get(i).line(matricula, i + 1));
        }
        new MeterPlan(place, truth, course, mix, random)
                .tell(datagrams::add, mishap -> counts.merge(mishap, 1L, Long::sum));
    }

    /// How many datagrams leave.
    public int size() {
        return datagrams.size();
    }

    /// What billing has to know of installations before the run, as lines of its import.
    public List<String> installations() {
        return List.copyOf(installations);
    }

    /// How often each mishap happens in the whole run.
    public Map<String, Long> counts() {
        var byLabel = new LinkedHashMap<String, Long>();
        Mishap.all().forEach(one -> byLabel.put(one.label(), counts.getOrDefault(one, 0L)));
        return byLabel;
    }

    /// When the first readings are due, in microseconds since the epoch.
    long begin() {
        return begin;
    }

    Planned datagram(int place) {
        return datagrams.get(place);
    }

    Fleet fleet() {
        return meters.fleet();
    }

    Tally tally() {
        return meters.tally();
    }
}
