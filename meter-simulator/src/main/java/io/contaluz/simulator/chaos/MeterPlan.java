package io.contaluz.simulator.chaos;

import io.contaluz.simulator.wire.DatagramForm;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Decides what becomes of each reading of one meter.
final class MeterPlan {

    private static final long MINUTE = 60_000_000L;
    // The service takes what is up to five minutes ahead.
    private static final long SMALLEST_LEAP = 10 * MINUTE;
    private static final long LARGEST_LEAP = 3 * 24 * 60 * MINUTE;
    private static final long LARGEST_SLIP = 4 * MINUTE;
    private static final long YEAR_2000 = 946_684_800_000_000L;
    // Held back by up to 2⁷ readings of the meter: across quarters of an hour, and midnights.
    private static final int DELAYS = 8;
    private static final long LARGEST_OFFENCE = 5_000;
    private static final List<Fate> BREAKAGES =
            List.of(Fate.NOT_JSON, Fate.NOT_UTF8, Fate.DUPLICATE_KEY, Fate.BAD_DATA_HORA);

    private final Place place;
    private final Consumption truth;
    private final Course course;
    private final @Nullable ReadingMishap[] mishaps;
    private final RandomGenerator random;

    /// Where a meter stands in its fleet.
    ///
    /// @param form of its datagrams
    record Place(int meter, int meters, DatagramForm form) {}

    MeterPlan(Place place, Consumption truth, Course course, Mix mix, RandomGenerator random) {
        this.place = place;
        this.truth = truth;
        this.course = course;
        this.random = random;
        mishaps = new ReadingMishap[truth.readings()];
        for (int round = 0; round < mishaps.length; round++) {
            mishaps[round] = mix.ofReading(random);
        }
    }

    /// Tells the meter's datagrams, and what goes wrong.
    void tell(Consumer<Planned> datagrams, Consumer<Mishap> happened) {
        if (course.mishap() != null) {
            happened.accept(course.mishap());
        }
        for (int round = 0; round < truth.readings(); round++) {
            if (course.isSilent(round)) {
                continue;
            }
            var reading = reading(round);
            var mishap = mishaps[round];
            if (mishap == null || !canHappen(mishap, round)) {
                datagrams.accept(reading);
            } else {
                happened.accept(mishap);
                suffer(mishap, round, reading).forEach(datagrams);
            }
        }
    }

    private Planned reading(int round) {
        long measured = truth.measured()[round];
        long energy = truth.energy()[round];
        long register = course.stay(measured).register(energy);
        long turn = (long) round * place.meters() + place.meter();
        return new Planned(turn, place.meter(), measured, register, energy, Fate.STORED);
    }

    /// A dip is only known from the readings around it, and a slip must leave them in order.
    private boolean canHappen(ReadingMishap mishap, int round) {
        return switch (mishap) {
            case DIP -> isPlain(round - 1) && isPlain(round + 1) && canDip(round);
            case SKEW -> largestSlip(round) > 0;
            default -> true;
        };
    }

    /// Whether a reading is stored in its turn.
    private boolean isPlain(int round) {
        if (round < 0 || round >= mishaps.length || course.isSilent(round)) {
            return false;
        }
        var mishap = mishaps[round];
        return mishap == null
                || mishap == ReadingMishap.DUPLICATE
                || mishap == ReadingMishap.FORGED
                || mishap == ReadingMishap.CONFLICT;
    }

    /// Of what follows a dip, only what is not below the register before it is told from one.
    private boolean canDip(int round) {
        var stay = course.stay(truth.measured()[round - 1]);
        long before = reading(round - 1).register();
        boolean staysAfter = stay.equals(course.stay(truth.measured()[round + 1]));
        boolean turns = staysAfter && reading(round + 1).register() < before;
        return stay.equals(course.stay(truth.measured()[round])) && before > 0 && !turns;
    }

    private List<Planned> suffer(ReadingMishap mishap, int round, Planned reading) {
        return switch (mishap) {
            case LOSS -> List.of();
            case DUPLICATE -> List.of(reading, reading.as(Fate.DUPLICATE).at(later(reading)));
            case REORDER -> List.of(reading.at(later(reading) + place.meters()));
            case SKEW -> List.of(skewed(round, reading));
            case DIP -> List.of(dipped(round, reading));
            case MALFORMED -> List.of(reading.as(BREAKAGES.get(random.nextInt(BREAKAGES.size()))));
            case FORGED -> List.of(offending(reading).as(forgery()), reading);
            case CONFLICT ->
                    List.of(reading, offending(reading).as(Fate.CONFLICT).at(later(reading)));
        };
    }

    private Fate forgery() {
        return place.form().keys() == null ? Fate.UNKNOWN_KID : Fate.WRONG_MAC;
    }

    /// Short delays are as likely as long ones.
    private long later(Planned reading) {
        return reading.turn()
                + 1
                + random.nextLong((long) place.meters() << random.nextInt(DELAYS));
    }

    private Planned skewed(int round, Planned reading) {
        return switch (random.nextInt(3)) {
            case 0 ->
                    reading.as(Fate.FUTURE)
                            .measuredAt(random.nextLong(SMALLEST_LEAP, LARGEST_LEAP));
            case 1 -> reading.as(Fate.ANCIENT).measuredAt(YEAR_2000 + round * MINUTE);
            default -> {
                long slip = 1 + random.nextLong(largestSlip(round));
                long sign = random.nextBoolean() ? 1 : -1;
                yield reading.measuredAt(
                        reading.measured() + sign * slip * place.form().time().unitMicros());
            }
        };
    }

    /// In units of the form: less than half of the time to the readings around.
    private long largestSlip(int round) {
        return Math.min(truth.room(round) / 3, LARGEST_SLIP) / place.form().time().unitMicros();
    }

    private Planned dipped(int round, Planned reading) {
        long before = reading(round - 1).register();
        long lowest = course.stay(reading.measured()).lowest(before);
        long shown = random.nextBoolean() ? lowest : random.nextLong(lowest, before);
        return reading.as(Fate.DIPPED).showing(shown);
    }

    /// What would do harm if it were taken.
    private Planned offending(Planned reading) {
        long register = reading.register();
        long offence = 1 + random.nextLong(LARGEST_OFFENCE);
        return reading.showing(register < offence ? register + offence : register - offence);
    }
}
