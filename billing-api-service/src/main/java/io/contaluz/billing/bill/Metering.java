package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Post;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the energy of a bill is told from.
public sealed interface Metering {

    /// Where a register comes from.
    enum Role {
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

    /// The energy of each post, in watt-hours.
    ///
    /// @throws Refusal if it does not follow
    Map<Post, Long> wattHours(PostCalendar calendar);

    /// A register of a meter, times its multiplier.
    ///
    /// @param turned watt-hours at which it began anew since the one before it; 0 if it did not
    /// @param state how it is known, in Portuguese
    /// @param readings the times of the readings that it rests on: with the usage point they are
    ///   the keys of these
    record Register(
            Instant at,
            long wattHours,
            long turned,
            Role role,
            String state,
            List<Instant> readings) {}

    /// By registers: at the cycle's start, at each change of post and at its end, and the last and
    /// first ones of meters exchanged between.
    record Registers(List<Register> registers) implements Metering {

        public Registers {
            registers = List.copyOf(registers);
        }

        @Override
        public Map<Post, Long> wattHours(PostCalendar calendar) {
            checkEdges(calendar);
            var sums = calendar.nothing();
            var walk = calendar.new Walk();
            for (int i = 1; i < registers.size(); i++) {
                var from = registers.get(i - 1);
                var to = registers.get(i);
                if (to.at().isBefore(from.at())) {
                    throw wrong(i, "vem antes do anterior");
                }
                long energy = energy(from, to, i);
                if (energy != 0) {
                    int place = i;
                    var post =
                            walk.next(from.at(), to.at())
                                    .orElseThrow(() ->
                                            wrong(place, "entre ele e o anterior muda o posto"));
                    sums.merge(post, energy, Math::addExact);
                }
            }
            return sums;
        }

        private void checkEdges(PostCalendar calendar) {
            if (registers.size() < 2
                    || !registers.getFirst().at().equals(calendar.start())
                    || !registers.getLast().at().equals(calendar.end())) {
                throw Refusal.conflict(
                        "fatura.registros: não vão do início ao fim do ciclo (de %s a %s)"
                                .formatted(calendar.start(), calendar.end()));
            }
            if (registers.getFirst().turned() != 0) {
                throw wrong(0, "antes dele não há outro, e ele não pode ter dado a volta");
            }
        }

        private long energy(Register from, Register to, int place) {
            if (to.role() == Role.INITIAL) {
                if (to.turned() != 0) {
                    throw wrong(place, "um registro inicial não dá a volta");
                }
                return 0;
            }
            long energy = Math.addExact(to.wattHours() - from.wattHours(), to.turned());
            if (energy < 0 || to.turned() < 0) {
                throw wrong(place, "fica abaixo do anterior");
            }
            return energy;
        }

        private Refusal wrong(int place, String why) {
            return Refusal.conflict(
                    "fatura.registros[%d] (%s): %s"
                            .formatted(place, registers.get(place).at(), why));
        }
    }

    /// By the mean of at most twelve cycles before, where there are no readings (REN ANEEL
    /// 1000/2021); rounded down to the watt-hour.
    record Mean(List<Past> cycles) implements Metering {

        /// An invoice of a cycle before.
        public record Past(String number, Map<Post, Long> wattHours) {}

        private static final int MOST = 12;

        public Mean {
            cycles = List.copyOf(cycles);
        }

        @Override
        public Map<Post, Long> wattHours(PostCalendar calendar) {
            if (cycles.isEmpty() || cycles.size() > MOST) {
                throw Refusal.conflict(
                        "fatura.estimativa: a média é de 1 a %d ciclos".formatted(MOST));
            }
            var means = calendar.nothing();
            var sums = sums();
            if (!sums.keySet().equals(means.keySet())) {
                throw Refusal.conflict(
                        "fatura.estimativa: os ciclos anteriores não têm os mesmos postos");
            }
            means.replaceAll((post, none) -> sums.getOrDefault(post, 0L) / cycles.size());
            return means;
        }

        /// What the mean is taken of.
        Map<Post, Long> sums() {
            var sums = new EnumMap<Post, Long>(Post.class);
            for (var cycle : cycles) {
                cycle.wattHours().forEach((post, wh) -> sums.merge(post, wh, Math::addExact));
            }
            return sums;
        }
    }
}
