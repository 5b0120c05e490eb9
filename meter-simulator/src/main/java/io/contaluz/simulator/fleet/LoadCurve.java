package io.contaluz.simulator.fleet;

/// How the mean power of a kind of customer spreads over the hours of a working day and of a
/// weekend day, in percent of its mean over a week.
final class LoadCurve {

    /// An evening peak, late mornings at the weekend.
    static final LoadCurve RESIDENTIAL =
            new LoadCurve(
                    new int[] {
                        55, 45, 40, 38, 40, 55, 80, 95, 85, 80, 80, 90, //
                        100, 95, 85, 85, 90, 115, 165, 205, 200, 170, 125, 82
                    },
                    new int[] {
                        65, 52, 45, 42, 40, 45, 55, 75, 95, 110, 120, 135, //
                        140, 125, 110, 105, 105, 120, 155, 185, 180, 155, 120, 90
                    });

    /// Shop hours, half a Saturday's worth at the weekend.
    static final LoadCurve COMMERCIAL =
            new LoadCurve(
                    new int[] {
                        35, 33, 32, 32, 34, 42, 70, 120, 170, 200, 210, 205, //
                        185, 200, 210, 205, 195, 170, 120, 85, 60, 48, 42, 38
                    },
                    new int[] {
                        32, 31, 30, 30, 31, 34, 42, 60, 85, 100, 105, 95, //
                        75, 60, 52, 48, 45, 42, 40, 38, 36, 35, 34, 33
                    });

    private static final int SATURDAY = 5;

    private final int[] workday;
    private final int[] weekend;

    private LoadCurve(int[] workday, int[] weekend) {
        this.workday = workday;
        this.weekend = weekend;
    }

    /// Percent of the mean power.
    ///
    /// @param hourOfWeek 0 is the hour after midnight on Monday
    int percent(int hourOfWeek) {
        var day = hourOfWeek / 24 >= SATURDAY ? weekend : workday;
        return day[hourOfWeek % 24];
    }
}
