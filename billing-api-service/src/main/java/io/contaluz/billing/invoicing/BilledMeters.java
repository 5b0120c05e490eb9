package io.contaluz.billing.invoicing;

import io.contaluz.billing.invoicing.BillView.RegisterView;
import io.contaluz.billing.print.BillSheet;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The meters whose registers a bill rests on, as they are printed.
final class BilledMeters {

    private static final String UNKNOWN = "—";

    private BilledMeters() {}

    /// One for each meter that was there in the cycle, the first one first.
    ///
    /// @param stays among which are theirs, where they are known
    static List<BillSheet.Meter> of(
            BillView bill, List<MeterStays.Stay> stays, ZoneId zone, boolean estimated) {
        var meters = new ArrayList<BillSheet.Meter>();
        var registers = Objects.requireNonNullElse(bill.registers(), List.<RegisterView>of());
        int start = 0;
        for (int i = 1; i <= registers.size(); i++) {
            if (i == registers.size() || registers.get(i).role().equals("inicial")) {
                meters.add(meter(registers.subList(start, i), stays, zone, estimated));
                start = i;
            }
        }
        return meters;
    }

    private static BillSheet.Meter meter(
            List<RegisterView> registers,
            List<MeterStays.Stay> stays,
            ZoneId zone,
            boolean estimated) {
        var previous = registers.getFirst();
        var current = registers.getLast();
        long turned = registers.stream().skip(1).mapToLong(RegisterView::turned).sum();
        return new BillSheet.Meter(
                stays.stream()
                        .filter(stay -> stay.within(previous.at(), current.at()))
                        .map(MeterStays.Stay::serial)
                        .findFirst()
                        .orElse(UNKNOWN),
                reading(previous, zone),
                reading(current, zone),
                current.register() - previous.register() + turned,
                estimated);
    }

    private static BillSheet.Reading reading(RegisterView register, ZoneId zone) {
        return new BillSheet.Reading(LocalDate.ofInstant(register.at(), zone), register.register());
    }
}
