package io.contaluz.billing.invoicing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.invoicing.BillView.RegisterView;
import io.contaluz.billing.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What differs between a bill as it was issued and as it follows now: which registers, which
/// lines, how much.
///
/// @param difference R$; above 0 where too little was billed
record BillDifference(
        @JsonProperty("registros") List<RegisterChange> registers,
        @JsonProperty("linhas") List<LineChange> lines,
        @JsonProperty("total_antes") BigDecimal totalBefore,
        @JsonProperty("total_agora") BigDecimal totalNow,
        @JsonProperty("diferenca") BigDecimal difference) {

    /// A register that is another now, in watt-hours; null where there is none.
    record RegisterChange(
            @JsonProperty("data_hora") Instant at,
            @JsonProperty("papel") String role,
            @JsonProperty("registro_wh_antes") @Nullable Long before,
            @JsonProperty("registro_wh_agora") @Nullable Long now,
            @JsonProperty("estado_antes") @Nullable String stateBefore,
            @JsonProperty("estado_agora") @Nullable String stateNow) {}

    /// A line that comes to something else now, as printed, in R$.
    record LineChange(
            @JsonProperty("tipo") String kind,
            @JsonProperty("titulo") String title,
            @JsonProperty("valor_antes") BigDecimal before,
            @JsonProperty("valor_agora") BigDecimal now,
            @JsonProperty("diferenca") BigDecimal difference,
            @JsonProperty("formula_agora") @Nullable String formula) {}

    static BillDifference between(BillView before, BillView now) {
        return new BillDifference(
                registers(before, now),
                lines(before, now),
                reais(before.totalCentavos()),
                reais(now.totalCentavos()),
                reais(now.totalCentavos() - before.totalCentavos()));
    }

    /// Whether anybody owes anybody anything.
    boolean isNone() {
        return difference.signum() == 0;
    }

    Money money() {
        return Money.truncatedToCentavos(difference);
    }

    private static List<RegisterChange> registers(BillView before, BillView now) {
        var old = byKey(registersOf(before), its -> List.of(its.at(), its.role()));
        var changes = new ArrayList<RegisterChange>();
        for (var one : byKey(registersOf(now), its -> List.of(its.at(), its.role())).entrySet()) {
            var was = old.remove(one.getKey());
            if (was == null || was.register() != one.getValue().register()) {
                changes.add(change(was, one.getValue()));
            }
        }
        old.values().forEach(was -> changes.add(change(was, null)));
        return changes;
    }

    private static List<RegisterView> registersOf(BillView bill) {
        return Objects.requireNonNullElse(bill.registers(), List.of());
    }

    private static RegisterChange change(@Nullable RegisterView was, @Nullable RegisterView is) {
        var either = Objects.requireNonNull(is == null ? was : is);
        return new RegisterChange(
                either.at(),
                either.role(),
                was == null ? null : was.register(),
                is == null ? null : is.register(),
                was == null ? null : was.state(),
                is == null ? null : is.state());
    }

    private static List<LineChange> lines(BillView before, BillView now) {
        var old = byKey(before.lines(), its -> List.of(its.kind(), its.title()));
        var present = byKey(now.lines(), its -> List.of(its.kind(), its.title()));
        Set<List<Object>> keys = new LinkedHashSet<>(old.keySet());
        keys.addAll(present.keySet());
        var changes = new ArrayList<LineChange>();
        for (var key : keys) {
            var was = old.get(key);
            var is = present.get(key);
            long printedBefore = was == null ? 0 : was.printed();
            long printedNow = is == null ? 0 : is.printed();
            if (printedBefore != printedNow) {
                changes.add(
                        new LineChange(
                                key.getFirst().toString(),
                                key.getLast().toString(),
                                reais(printedBefore),
                                reais(printedNow),
                                reais(printedNow - printedBefore),
                                is == null ? null : is.formula()));
            }
        }
        return changes;
    }

    private static <T> Map<List<Object>, T> byKey(List<T> some, Function<T, List<Object>> key) {
        var map = new LinkedHashMap<List<Object>, T>();
        some.forEach(one -> map.put(key.apply(one), one));
        return map;
    }

    private static BigDecimal reais(long centavos) {
        return new Money(centavos).toReais();
    }
}
