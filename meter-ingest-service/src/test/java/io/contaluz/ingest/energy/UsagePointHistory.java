package io.contaluz.ingest.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// A made-up usage point: meters that stay and leave, registers that turn over, dip, jump and rest,
/// readings close together and far apart.
record UsagePointHistory(List<Stay> stays, SortedMap<Long, Long> readings) {

    private static final long MINUTE = 60_000_000L;
    private static final long START = 1_790_000_000_000_000L;

    static UsagePointHistory random(Random random, int readings) {
        var stays = new ArrayList<Stay>();
        var taken = new TreeMap<Long, Long>();
        long pace = random.nextBoolean() ? MINUTE : 40 * MINUTE;
        long at = START + random.nextLong(60 * MINUTE);
        long register = random.nextBoolean() ? 9_990_000 : random.nextLong(9_990_000);
        int meters = random.nextInt(4);
        long stayFrom = at + random.nextLong(readings * pace / 3) - pace;
        for (int i = 0; i < readings; i++) {
            at += 1 + random.nextLong(2 * pace);
            at = random.nextInt(8) == 0 ? at - at % (15 * MINUTE) + 15 * MINUTE : at;
            register = next(random, register);
            taken.put(at, dips(random) ? random.nextLong(1 + register) : register);
            if (meters > 0 && at > stayFrom && random.nextInt(6) == 0) {
                long to = at + random.nextLong(pace);
                boolean lasts = --meters == 0;
                stays.add(stay(random, stayFrom, lasts ? Long.MAX_VALUE : to, register));
                stayFrom = to + (random.nextBoolean() ? 0 : random.nextLong(5 * pace));
                register = lasts ? register : random.nextLong(10_000_000);
            }
        }
        return new UsagePointHistory(stays, taken);
    }

    private static boolean dips(Random random) {
        return random.nextInt(7) == 0;
    }

    private static long next(Random random, long register) {
        return switch (random.nextInt(8)) {
            case 0 -> register;
            case 1 -> random.nextLong(10_000_000);
            case 2 -> (register + random.nextLong(1L << (10 + random.nextInt(11)))) % 10_000_000;
            default -> register + random.nextLong(5_000);
        };
    }

    private static Stay stay(Random random, long from, long to, long register) {
        boolean lasts = to == Long.MAX_VALUE;
        return new Stay(
                from,
                to,
                10_000_000,
                random.nextBoolean() ? 1 : 1 + random.nextInt(1000),
                random.nextLong(10_000_000),
                lasts ? 0 : register + random.nextLong(2_000) - 200);
    }
}
