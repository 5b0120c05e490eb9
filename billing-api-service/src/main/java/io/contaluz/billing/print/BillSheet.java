package io.contaluz.billing.print;

import io.contaluz.billing.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is printed of a bill. Texts are Portuguese, and cut where the page has no room for them.
///
/// @param service class, modality and phases in words
/// @param issuedOn null while it is a draft
/// @param meters of which the page shows the first [#MOST_METERS], and says how many more there
///   were
/// @param lines what the total is the sum of; at most [#MOST_LINES]
/// @param left of the total, to be paid: what the Pix code asks for
/// @param history consumption by month, the earliest first; at most 13
/// @param messages at most 3, of which each has room for two lines
/// @param pix null where nothing is to be paid, which is so of every draft
public record BillSheet(
        String number,
        State state,
        String distributor,
        String customer,
        String matricula,
        String service,
        YearMonth cycle,
        @Nullable LocalDate issuedOn,
        LocalDate dueOn,
        List<Meter> meters,
        List<Line> lines,
        List<Tax> taxes,
        Money total,
        Money left,
        List<Month> history,
        List<String> messages,
        @Nullable PixCode pix) {

    /// How many lines a page has room for.
    public static final int MOST_LINES = 25;

    /// How many meters a page shows.
    static final int MOST_METERS = 3;

    private static final int MOST_TAXES = 4;
    private static final int MOST_MONTHS = 13;
    private static final int MOST_MESSAGES = 3;

    /// How far the bill has come.
    public enum State {
        DRAFT,
        ISSUED,
        CORRECTED
    }

    /// What a meter showed at both ends of its part in the cycle, in watt-hours.
    ///
    /// @param energy what it counted in between, which is not the difference where it has a
    ///   multiplier or turned over
    /// @param estimated whether any of it was estimated
    public record Meter(
            String serial, Reading previous, Reading current, long energy, boolean estimated) {}

    /// A register at the end of a day, in watt-hours.
    public record Reading(LocalDate day, long register) {}

    /// One line of the bill.
    ///
    /// @param quantity in the unit; null where the line has none
    /// @param price R$ a unit, with taxes; null where the line has none
    public record Line(
            String description,
            @Nullable BigDecimal quantity,
            String unit,
            @Nullable BigDecimal price,
            Money amount) {}

    /// A tax that is inside the total.
    ///
    /// @param rate in per cent
    public record Tax(String name, Money base, BigDecimal rate, Money amount) {}

    /// The consumption of a month, in watt-hours.
    public record Month(YearMonth month, long energy, boolean estimated) {}

    /// @throws IllegalArgumentException if it has more than the page has room for, or is a draft
    ///   that asks for money
    public BillSheet {
        meters = List.copyOf(meters);
        lines = limited("lines", lines, MOST_LINES);
        taxes = limited("taxes", taxes, MOST_TAXES);
        history = limited("months", history, MOST_MONTHS);
        messages = limited("messages", messages, MOST_MESSAGES);
        if (state == State.DRAFT && pix != null) {
            throw new IllegalArgumentException("a draft is not to be paid: " + number);
        }
    }

    private static <T> List<T> limited(String what, List<T> items, int most) {
        if (items.size() > most) {
            throw new IllegalArgumentException(
                    "a page has room for %d %s, not %d".formatted(most, what, items.size()));
        }
        return List.copyOf(items);
    }
}
