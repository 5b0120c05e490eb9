package io.contaluz.billing.tariff;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads one pack's file.
final class RulePackReader {

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Entry pack;

    RulePackReader(Entry pack) {
        this.pack = pack;
    }

    RulePack read() {
        var read =
                new RulePack(
                        pack.text("id"),
                        pack.text("title"),
                        pack.flag("fictitious"),
                        byKey("tariffs", "tarifa", this::tariffKey, this::tariff),
                        timeline("flags", "valor das bandeiras", this::flags),
                        timeline("flag_calendar", "bandeira", RulePackReader::flag),
                        byKey(
                                "white_hours",
                                "horário da tarifa branca",
                                its -> its.text("distributor"),
                                RulePackReader::hours),
                        timeline("holidays", "calendário de feriados", RulePackReader::holidays),
                        timeline("social", "regra da tarifa social", RulePackReader::social),
                        timeline("federal_taxes", "PIS e COFINS", RulePackReader::federal),
                        byKey("icms", "ICMS", its -> its.text("state"), its -> bands(its, "rate")),
                        byKey(
                                "cosip",
                                "COSIP",
                                its -> its.text("municipality"),
                                RulePackReader::cosip),
                        timeline("minimum", "custo de disponibilidade", RulePackReader::minimum),
                        timeline("late_payment", "multa e juros", RulePackReader::late),
                        timeline("correction", "regra de correção", RulePackReader::correction));
        pack.optionalText("extends");
        pack.done();
        return read;
    }

    private <T> Timeline<T> timeline(String section, String what, Function<Entry, T> value) {
        return Timeline.of(
                what, pack.entries(section).stream().map(its -> dated(its, value)).toList());
    }

    private <K, T> Map<K, Timeline<T>> byKey(
            String section, String what, Function<Entry, K> key, Function<Entry, T> value) {
        var all = new HashMap<K, List<Dated<T>>>();
        for (var entry : pack.entries(section)) {
            all.computeIfAbsent(key.apply(entry), its -> new ArrayList<>())
                    .add(dated(entry, value));
        }
        return all.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, its -> Timeline.of(what, its.getValue())));
    }

    private static <T> Dated<T> dated(Entry entry, Function<Entry, T> value) {
        var dated =
                new Dated<>(
                        entry.parsed("from", LocalDate::parse),
                        entry.optionalDate("to").orElse(null),
                        value.apply(entry),
                        new Origin(
                                entry.where(),
                                entry.text("source"),
                                entry.optionalText("article").orElse("")));
        entry.done();
        return dated;
    }

    private RulePack.TariffKey tariffKey(Entry entry) {
        return new RulePack.TariffKey(
                entry.text("distributor"),
                entry.constant("modality", Modality.values(), Modality::code));
    }

    private Tariff tariff(Entry entry) {
        var divisor = perKilowattHour(entry);
        var posts = entry.entry("posts");
        var rates = new EnumMap<Post, Rate>(Post.class);
        for (var name : posts.names()) {
            var rate = posts.entry(name);
            rates.put(
                    posts.constantOf(name, Post.values(), Post::code),
                    new Rate(
                            rate.number("te").divide(divisor),
                            rate.number("tusd").divide(divisor)));
            rate.done();
        }
        var modality = entry.constant("modality", Modality.values(), Modality::code);
        var wanted =
                modality == Modality.WHITE
                        ? EnumSet.of(Post.OFF_PEAK, Post.INTERMEDIATE, Post.PEAK)
                        : EnumSet.of(Post.SINGLE);
        if (!rates.keySet().equals(wanted)) {
            throw posts.bad("the posts of '%s' have to be %s".formatted(modality.code(), wanted));
        }
        return new Tariff(Map.copyOf(rates));
    }

    /// What a value is divided by to be of one kWh. A unit has to be said: one of 1000 times the
    /// other has been published before.
    private static BigDecimal perKilowattHour(Entry entry) {
        var unit = entry.text("unit");
        return switch (unit) {
            case "R$/kWh" -> BigDecimal.ONE;
            case "R$/MWh" -> THOUSAND;
            case "R$/100 kWh" -> HUNDRED;
            default -> throw entry.bad("'%s' is no unit of a price of energy".formatted(unit));
        };
    }

    private static void unit(Entry entry, String wanted) {
        if (!entry.text("unit").equals(wanted)) {
            throw entry.bad("the unit has to be '%s'".formatted(wanted));
        }
    }

    private Flags flags(Entry entry) {
        var divisor = perKilowattHour(entry);
        var values = entry.entry("values");
        var rates = new EnumMap<Flag, BigDecimal>(Flag.class);
        for (var name : values.names()) {
            rates.put(
                    values.constantOf(name, Flag.values(), Flag::code),
                    values.number(name).divide(divisor));
        }
        return new Flags(Map.copyOf(rates));
    }

    private static Flag flag(Entry entry) {
        return entry.constant("flag", Flag.values(), Flag::code);
    }

    private static WhiteHours hours(Entry entry) {
        var hours =
                new WhiteHours(
                        entry.parsed("intermediate_from", LocalTime::parse),
                        entry.parsed("peak_from", LocalTime::parse),
                        entry.parsed("peak_to", LocalTime::parse),
                        entry.parsed("intermediate_to", LocalTime::parse));
        if (!hours.peakEnd().equals(hours.peak().plusHours(3))) {
            throw entry.bad("the peak has to last three hours");
        }
        if (hours.intermediateBefore().isBefore(hours.peak().minusMinutes(90))
                || hours.intermediateBefore().isAfter(hours.peak())
                || hours.intermediateAfter().isAfter(hours.peakEnd().plusMinutes(90))
                || hours.intermediateAfter().isBefore(hours.peakEnd())) {
            throw entry.bad("intermediate is up to an hour and a half on each side of the peak");
        }
        return hours;
    }

    private static Holidays holidays(Entry entry) {
        var fixed = new HashMap<MonthDay, Integer>();
        for (var day : entry.entries("fixed")) {
            var since = day.optionalNumber("since").map(BigDecimal::intValueExact).orElse(0);
            fixed.put(day.parsed("day", text -> MonthDay.parse("--" + text)), since);
            day.optionalText("name");
            day.done();
        }
        Set<Integer> moved = new HashSet<>();
        for (var day : entry.entries("from_easter")) {
            moved.add(day.wholeNumber("days"));
            day.optionalText("name");
            day.done();
        }
        return new Holidays(Map.copyOf(fixed), Set.copyOf(moved));
    }

    private static SocialRule social(Entry entry) {
        return new SocialRule(bands(entry, "discount"));
    }

    private static FederalTaxes federal(Entry entry) {
        unit(entry, "1");
        return new FederalTaxes(
                entry.share("pis"),
                entry.share("cofins"),
                entry.constant("form", TaxForm.values(), TaxForm::code));
    }

    private static Bands cosip(Entry entry) {
        unit(entry, "R$");
        return Bands.of(
                entry.where(),
                entry.entries("bands").stream()
                        .map(band -> band(band, band.number("amount")))
                        .toList());
    }

    private static Bands bands(Entry entry, String value) {
        unit(entry, "1");
        return Bands.of(
                entry.where(),
                entry.entries("bands").stream()
                        .map(band -> band(band, band.share(value)))
                        .toList());
    }

    private static Bands.Band band(Entry entry, BigDecimal value) {
        var band =
                new Bands.Band(
                        entry.number("above"), entry.optionalNumber("up_to").orElse(null), value);
        entry.done();
        return band;
    }

    private static Minimum minimum(Entry entry) {
        unit(entry, "kWh");
        var values = entry.entry("values");
        var least = new EnumMap<Connection, BigDecimal>(Connection.class);
        for (var connection : Connection.values()) {
            least.put(connection, values.number(connection.code()));
        }
        values.done();
        return new Minimum(Map.copyOf(least), entry.flag("flagged"));
    }

    private static LateTerms late(Entry entry) {
        unit(entry, "1");
        return new LateTerms(
                entry.share("fine"),
                entry.share("monthly_interest"),
                entry.wholeNumber("days_of_month"));
    }

    private static CorrectionTerms correction(Entry entry) {
        unit(entry, "cycles");
        return new CorrectionTerms(
                entry.wholeNumber("to_recover"),
                entry.wholeNumber("to_refund"),
                entry.wholeNumber("refund_times"));
    }
}
