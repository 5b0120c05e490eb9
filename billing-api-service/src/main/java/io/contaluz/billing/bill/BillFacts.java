package io.contaluz.billing.bill;

import io.contaluz.billing.tariff.Supply;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// What a bill rests on, beside the rules: all the rest of it follows.
///
/// @param number of the invoice
/// @param zone where a day begins at midnight
/// @param due until when it is to be paid
/// @param pack the rule pack's id
/// @param carried from elsewhere
public record BillFacts(
        String number,
        String matricula,
        Supply supply,
        Cycle cycle,
        ZoneId zone,
        LocalDate due,
        String pack,
        Metering metering,
        List<CarriedEntry> carried) {

    public BillFacts {
        carried = List.copyOf(carried);
    }
}
