package io.contaluz.billing.demo;

import io.contaluz.billing.customer.CustomerName;
import io.contaluz.billing.customer.Username;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.usagepoint.Matricula;
import java.util.List;

/// One of the ten customers of the demonstration.
///
/// @param seed of what is drawn for the history
/// @param finalRegister in watt-hours
/// @param lastPeriods how the history ends, in watt-hours; the earliest first
/// @param modality by which it is billed
record DemoCustomer(
        Username username,
        CustomerName name,
        Matricula matricula,
        long seed,
        long finalRegister,
        List<Long> lastPeriods,
        Modality modality) {

    private static final long FIRST_MATRICULA = 1_000_001;

    /// The first of them ends with an excess, the second as evenly as it ran.
    static List<DemoCustomer> all() {
        return List.of(
                of(0, "maria", "Maria", 4_321_500, List.of(400L, 500L, 450L, 1_200L)),
                of(1, "joao", "João", 3_150_000, List.of(350L, 350L, 350L, 350L)),
                of(2, "ana", "Ana", 2_890_250, List.of()).by(Modality.WHITE),
                of(3, "jose", "José", 5_012_750, List.of()),
                of(4, "francisca", "Francisca", 1_975_125, List.of()).by(Modality.SOCIAL),
                of(5, "antonio", "Antônio", 6_240_000, List.of()),
                of(6, "adriana", "Adriana", 2_333_333, List.of()),
                of(7, "carlos", "Carlos", 4_018_900, List.of()),
                of(8, "juliana", "Juliana", 3_604_050, List.of()),
                of(9, "paulo", "Paulo", 7_777_700, List.of()));
    }

    private DemoCustomer by(Modality its) {
        return new DemoCustomer(username, name, matricula, seed, finalRegister, lastPeriods, its);
    }

    private static DemoCustomer of(
            int place, String username, String name, long finalRegister, List<Long> lastPeriods) {
        return new DemoCustomer(
                new Username(username),
                new CustomerName(name),
                new Matricula(Long.toString(FIRST_MATRICULA + place)),
                FIRST_MATRICULA + place,
                finalRegister,
                lastPeriods,
                Modality.CONVENTIONAL);
    }
}
