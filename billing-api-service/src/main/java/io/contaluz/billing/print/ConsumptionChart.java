package io.contaluz.billing.print;

import io.contaluz.billing.print.BillSheet.Month;
import java.util.List;

/// The consumption of some months as cells of a table: above each bar its number, below its month.
final class ConsumptionChart {

    // In tenths of a millimetre, as the height of a bar is.
    private static final int TALLEST = 280;
    private static final int TALLEST_WHERE_ROOM_IS_SHORT = 150;

    private ConsumptionChart() {}

    static String of(List<Month> history, boolean dense) {
        int tallest = dense ? TALLEST_WHERE_ROOM_IS_SHORT : TALLEST;
        long most = history.stream().mapToLong(Month::energy).max().orElse(0);
        return Html.each(history, month -> cell(month, height(month.energy(), most, tallest)));
    }

    /// A month without consumption keeps its base line.
    private static long height(long energy, long most, int tallest) {
        return most <= 0 ? 0 : Math.max(0, energy) * tallest / most;
    }

    private static String cell(Month month, long height) {
        return """
        <td><p>%s</p><div class="bar%s" style="height: %d.%dmm"></div><p class="soft">%s</p></td>
        """
                .formatted(
                        Portuguese.wholeKilowattHours(month.energy()),
                        month.estimated() ? " hollow" : "",
                        height / 10,
                        height % 10,
                        Portuguese.month(month.month()));
    }
}
