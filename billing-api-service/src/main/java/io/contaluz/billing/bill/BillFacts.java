package io.contaluz.billing.bill;

import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.tariff.Supply;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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

    /// The same with one more entry from elsewhere.
    public BillFacts with(CarriedEntry entry) {
        var all = new ArrayList<>(carried);
        all.add(entry);
        return new BillFacts(number, matricula, supply, cycle, zone, due, pack, metering, all);
    }

    /// The same by other registers.
    public BillFacts with(Metering other) {
        return new BillFacts(number, matricula, supply, cycle, zone, due, pack, other, carried);
    }

    /// What a bill that was kept rests on.
    ///
    /// @param kept its canonical JSON
    /// @param packs that have the terms of what was paid late
    public static BillFacts read(String kept, RulePacks packs) {
        return new FileReader(BillDocument.withoutProof(CanonicalJson.read(kept))).facts(packs);
    }
}
