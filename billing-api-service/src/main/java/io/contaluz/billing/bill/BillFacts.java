package io.contaluz.billing.bill;

import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.Supply;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What an exported bill rests on, beside the rules: all the rest of it follows.
///
/// @param number of the invoice
/// @param zone where a day begins at midnight
/// @param pack the rule pack's id
/// @param registers at least those at each midnight of the cycle, from its start to its end
public record BillFacts(
        String number,
        String matricula,
        Supply supply,
        Cycle cycle,
        ZoneId zone,
        String pack,
        List<Register> registers,
        List<Day> days,
        List<CarriedEntry> carried) {

    /// A register of a meter.
    ///
    /// @param turned watt-hours at which it began anew since the one before it; 0 if it did not
    /// @param state as the series has it, in Portuguese
    public record Register(Instant at, long wattHours, long turned, Role role, String state) {}

    /// Where a register comes from.
    public enum Role {
        READING("leitura"),
        /// A meter's last register.
        FINAL("final"),
        /// A meter's first register: nothing was taken from the one before it to this one.
        INITIAL("inicial");

        private final String code;

        Role(String code) {
            this.code = code;
        }

        /// Its name on bills.
        public String code() {
            return code;
        }
    }

    /// The energy of a day by post, in watt-hours.
    public record Day(LocalDate date, Map<Post, Long> wattHours) {

        long sum() {
            return wattHours.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// The energy of all days by post, in kWh.
    public Map<Post, BigDecimal> consumed() {
        var sums = new EnumMap<Post, BigDecimal>(Post.class);
        for (var day : days) {
            day.wattHours()
                    .forEach((post, energy) ->
                            sums.merge(post, BigDecimal.valueOf(energy, 3), BigDecimal::add));
        }
        return sums;
    }
}
