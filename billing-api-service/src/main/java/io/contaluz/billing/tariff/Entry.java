package io.contaluz.billing.tariff;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// An object of a rule pack's file, which is read strictly: what is missing, of another type or not
/// known is an error that says where.
final class Entry {

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final String where;
    private final JsonNode node;
    private final Set<String> read = new HashSet<>();

    Entry(String where, JsonNode node) {
        this.where = where;
        this.node = node;
        if (!node.isObject()) {
            throw bad("is no object");
        }
    }

    String where() {
        return where;
    }

    String text(String name) {
        return find(name)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> bad("'%s' is missing, or is no text".formatted(name)));
    }

    Optional<String> optionalText(String name) {
        return find(name).isEmpty() ? Optional.empty() : Optional.of(text(name));
    }

    boolean flag(String name) {
        return find(name)
                .filter(JsonNode::isBoolean)
                .map(JsonNode::booleanValue)
                .orElseThrow(
                        () -> bad("'%s' is missing, or is neither true nor false".formatted(name)));
    }

    /// A number that is not negative.
    BigDecimal number(String name) {
        var number =
                find(name)
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::decimalValue)
                        .orElseThrow(() -> bad("'%s' is missing, or is no number".formatted(name)));
        if (number.signum() < 0) {
            throw bad("'%s' is negative".formatted(name));
        }
        return number;
    }

    /// An energy in kWh, as watt-hours.
    long wattHours(String name) {
        try {
            return number(name).movePointRight(3).longValueExact();
        } catch (ArithmeticException e) {
            throw bad("'%s' is no whole number of watt-hours".formatted(name));
        }
    }

    /// A share of 1.
    BigDecimal share(String name) {
        var share = number(name);
        if (share.compareTo(BigDecimal.ONE) > 0) {
            throw bad("'%s' is a share, and more than 1".formatted(name));
        }
        return share;
    }

    int wholeNumber(String name, int least, int most) {
        int number =
                find(name)
                        .filter(JsonNode::isInt)
                        .map(JsonNode::intValue)
                        .orElseThrow(() ->
                                bad("'%s' is missing, or is no whole number".formatted(name)));
        if (number < least || number > most) {
            throw bad("'%s' is not from %d to %d".formatted(name, least, most));
        }
        return number;
    }

    Optional<BigDecimal> optionalNumber(String name) {
        return find(name).isEmpty() ? Optional.empty() : Optional.of(number(name));
    }

    <T> T parsed(String name, Function<String, T> parse) {
        try {
            return parse.apply(text(name));
        } catch (DateTimeException e) {
            throw bad("'%s' is no such time: %s".formatted(name, text(name)));
        }
    }

    Optional<LocalDate> optionalDate(String name) {
        return find(name).isEmpty()
                ? Optional.empty()
                : Optional.of(parsed(name, LocalDate::parse));
    }

    /// The constant of that code.
    <E extends Enum<E>> E constant(String name, E[] all, Function<E, String> code) {
        return constantOf(text(name), all, code);
    }

    <E extends Enum<E>> E constantOf(String text, E[] all, Function<E, String> code) {
        return Arrays.stream(all)
                .filter(one -> code.apply(one).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        bad(
                                "'%s' is none of %s"
                                        .formatted(text, Arrays.stream(all).map(code).toList())));
    }

    Entry entry(String name) {
        return find(name)
                .map(its -> new Entry(where + "." + name, its))
                .orElseThrow(() -> bad("'%s' is missing".formatted(name)));
    }

    /// The objects of a list; none where there is no list.
    List<Entry> entries(String name) {
        var list = find(name);
        var entries = new ArrayList<Entry>();
        if (list.isPresent()) {
            if (!list.get().isArray()) {
                throw bad("'%s' is no list".formatted(name));
            }
            int number = 1;
            for (var item : list.get()) {
                entries.add(new Entry("%s.%s[%d]".formatted(where, name, number++), item));
            }
        }
        return entries;
    }

    /// What a price of energy is divided by to be of one kWh. A unit has to be said: one of 1000
    /// times the other has been published before.
    BigDecimal perKilowattHour() {
        var unit = text("unit");
        return switch (unit) {
            case "R$/kWh" -> BigDecimal.ONE;
            case "R$/MWh" -> THOUSAND;
            case "R$/100 kWh" -> HUNDRED;
            default -> throw bad("'%s' is no unit of a price of energy".formatted(unit));
        };
    }

    /// Refuses every unit but one.
    void unit(String wanted) {
        if (!text("unit").equals(wanted)) {
            throw bad("the unit has to be '%s'".formatted(wanted));
        }
    }

    /// The names of its members.
    List<String> names() {
        return node.propertyNames().stream().toList();
    }

    /// Refuses what nobody has asked for: most often a name that is misspelt.
    void done() {
        for (var name : names()) {
            if (!read.contains(name)) {
                throw bad("'%s' is not known".formatted(name));
            }
        }
    }

    BadRulePackException bad(String what) {
        return new BadRulePackException(where, what);
    }

    private Optional<JsonNode> find(String name) {
        read.add(name);
        return Optional.ofNullable(node.get(name)).filter(its -> !its.isNull());
    }
}
