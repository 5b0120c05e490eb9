package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.Cycle;
import io.contaluz.billing.refusal.Refusal;
import java.time.LocalDate;

/// The days for which the usage points of a group are billed together.
///
/// @param rulePack by whose rules
record BillingCycle(int id, String group, Cycle days, LocalDate due, String rulePack, State state) {

    /// A reading cycle has from 27 to 33 days (REN ANEEL 1000/2021).
    private static final int SHORTEST = 27;

    private static final int LONGEST = 33;

    /// How far it has come.
    enum State {
        OPEN("aberto"),
        CLOSING("fechando"),
        CLOSED("fechado");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /// Its name in routes.
        String code() {
            return code;
        }
    }

    /// @throws Refusal if a cycle may not be so long, or is due before it ends
    static void check(Cycle days, LocalDate due) {
        if (days.length() < SHORTEST || days.length() > LONGEST) {
            throw Refusal.invalid(
                    "fim", "um ciclo tem de %d a %d dias".formatted(SHORTEST, LONGEST));
        }
        if (due.isBefore(days.end())) {
            throw Refusal.invalid("vencimento", "não pode vir antes do fim do ciclo");
        }
    }
}
