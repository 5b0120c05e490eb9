package io.contaluz.simulator.chaos;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which mishaps happen, and how often.
public final class Mix {

    private static final ReadingMishap[] OF_READINGS = ReadingMishap.values();
    private static final MeterMishap[] OF_METERS = MeterMishap.values();
    private static final Map<String, Mishap> BY_LABEL = byLabel();
    private static final Pattern SHARE = Pattern.compile("0([.][0-9]{1,6})?|1([.]0{1,6})?");

    private final Shares<ReadingMishap> readings;
    private final Shares<MeterMishap> meters;

    private Mix(Map<Mishap, Integer> millionths) {
        readings = new Shares<>(only(OF_READINGS, millionths));
        meters = new Shares<>(only(OF_METERS, millionths));
    }

    /// Reads `kind=share,…`. The word `all` stands for the default share of every kind; what
    /// follows it may change some of them.
    ///
    /// @throws IllegalArgumentException if it makes no sense
    public static Mix parse(String spec) {
        var millionths = new HashMap<Mishap, Integer>();
        for (var part : spec.split(",", -1)) {
            if (part.equals("all")) {
                BY_LABEL.values().forEach(one -> millionths.put(one, one.defaultShare()));
            } else {
                int sign = part.indexOf('=');
                var mishap = BY_LABEL.get(part.substring(0, Math.max(0, sign)));
                if (mishap == null) {
                    throw new IllegalArgumentException(
                            "'%s' is not all, nor a share of %s"
                                    .formatted(part, String.join(", ", BY_LABEL.keySet())));
                }
                millionths.put(mishap, share(part.substring(sign + 1)));
            }
        }
        return new Mix(millionths);
    }

    /// Every kind with its default share, as it would be written.
    public static String defaults() {
        var text = new StringBuilder();
        BY_LABEL.forEach((label, mishap) -> {
            var share = BigDecimal.valueOf(mishap.defaultShare(), 6).stripTrailingZeros();
            text.append(text.isEmpty() ? "" : ",").append(label).append('=').append(share);
        });
        return text.toString();
    }

    @Nullable ReadingMishap ofReading(RandomGenerator random) {
        return readings.pick(random, OF_READINGS);
    }

    @Nullable MeterMishap ofMeter(RandomGenerator random) {
        return meters.pick(random, OF_METERS);
    }

    private static int share(String text) {
        if (!SHARE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no share from 0 to 1 with at most six places".formatted(text));
        }
        return new BigDecimal(text).movePointRight(6).intValueExact();
    }

    private static <M extends Mishap> Map<M, Integer> only(M[] kinds, Map<Mishap, Integer> of) {
        var some = new HashMap<M, Integer>();
        for (var kind : kinds) {
            some.put(kind, of.getOrDefault(kind, 0));
        }
        return some;
    }

    private static Map<String, Mishap> byLabel() {
        var all = new LinkedHashMap<String, Mishap>();
        Mishap.all().forEach(mishap -> all.put(mishap.label(), mishap));
        return all;
    }
}
