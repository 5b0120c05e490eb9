package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.BillRules;
import io.contaluz.billing.bill.Metering;
import io.contaluz.billing.bill.Metering.Mean.Past;
import io.contaluz.billing.bill.Metering.Register;
import io.contaluz.billing.energy.ValidatedEnergy;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.series.Boundary;
import io.contaluz.billing.series.CycleTotal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Tells what the energy of a cycle's bills follows from: the registers at its edges and at each
/// change of post.
@Component
class CycleMetering {

    private final ValidatedEnergy energy;

    CycleMetering(ValidatedEnergy energy) {
        this.energy = energy;
    }

    /// A usage point and the rules that it is billed by.
    record Ruled(SuppliedUsagePoint supplied, BillRules rules) {}

    /// What a bill's energy follows from.
    record Metered(Ruled ruled, CycleTotal total) {

        /// The registers, or where they are missing the mean of the cycles before.
        ///
        /// @param before cycles of the same posts count
        /// @throws Refusal if there is neither
        Metering metering(List<Past> before) {
            if (total.unresolved()) {
                throw Refusal.conflict(
                        "O registro caiu, e nenhuma troca de medidor está cadastrada.");
            }
            if (total.complete()) {
                return new Metering.Registers(
                        total.boundaries().stream().map(CycleMetering::register).toList());
            }
            var posts = ruled.rules().posts().posts();
            var alike =
                    before.stream()
                            .filter(past -> past.wattHours().keySet().equals(posts))
                            .toList();
            if (alike.isEmpty()) {
                throw Refusal.conflict("Faltam medições no início ou no fim do ciclo.");
            }
            return new Metering.Mean(alike);
        }
    }

    /// That of some usage points, in their order.
    List<Metered> of(List<Ruled> some) {
        var cycles =
                some.stream()
                        .map(one ->
                                new ValidatedEnergy.Cycle(
                                        one.supplied().usagePoint(), one.rules().posts().cuts()))
                        .toList();
        var totals = energy.totals(cycles);
        var metered = new ArrayList<Metered>(some.size());
        for (int place = 0; place < some.size(); place++) {
            metered.add(new Metered(some.get(place), totals.get(place)));
        }
        return metered;
    }

    private static Register register(Boundary boundary) {
        return new Register(
                boundary.at(),
                boundary.wattHours(),
                boundary.turned(),
                switch (boundary.role()) {
                    case READING -> Metering.Role.READING;
                    case FINAL -> Metering.Role.FINAL;
                    case INITIAL -> Metering.Role.INITIAL;
                },
                state(boundary.basis()),
                readings(boundary));
    }

    private static String state(Boundary.Basis basis) {
        return switch (basis) {
            case READ -> "lida";
            case EDITED -> "editada";
            case ESTIMATED -> "estimada";
            case INTERPOLATED -> "interpolada";
            case ROLLED_UP -> "da_curva";
            case ROLLED_UP_ESTIMATED -> "da_curva_estimada";
        };
    }

    private static List<Instant> readings(Boundary boundary) {
        return switch (boundary.basis()) {
            case ROLLED_UP, ROLLED_UP_ESTIMATED -> List.of();
            case READ, EDITED, ESTIMATED, INTERPOLATED ->
                    Stream.of(boundary.before(), boundary.after()).distinct().toList();
        };
    }
}
