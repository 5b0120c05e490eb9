package io.contaluz.billing.supply;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Supply;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a usage point is billed by from a day on.
///
/// @param state as `SP`: ICMS depends on it
/// @param municipality COSIP depends on it
/// @param cycleGroup the usage points whose cycles begin and end together
/// @param nominalVolts the voltage that is to be there; null if nobody has said
public record SupplyTerms(
        Modality modality,
        Connection connection,
        String state,
        String municipality,
        String cycleGroup,
        @Nullable Integer nominalVolts) {

    private static final Pattern STATE = Pattern.compile("[A-Z]{2}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Za-z-]{1,16}");
    private static final int LONGEST_MUNICIPALITY = 100;
    private static final int HIGHEST_VOLTS = 999;

    /// @throws Refusal if one of them is none
    public SupplyTerms {
        if (!STATE.matcher(state).matches()) {
            throw Refusal.invalid("uf", "deve ter duas letras maiúsculas");
        }
        if (municipality.isBlank() || municipality.length() > LONGEST_MUNICIPALITY) {
            throw Refusal.invalid("municipio", "deve ter de 1 a 100 caracteres");
        }
        if (!GROUP.matcher(cycleGroup).matches()) {
            throw Refusal.invalid("grupo", "deve ter de 1 a 16 letras, dígitos ou hifens");
        }
        if (nominalVolts != null && (nominalVolts < 1 || nominalVolts > HIGHEST_VOLTS)) {
            throw Refusal.invalid("tensao_nominal", "deve ser de 1 a 999 V");
        }
    }

    /// Terms without a nominal voltage.
    ///
    /// @throws Refusal if one of them is none
    public SupplyTerms(
            Modality modality,
            Connection connection,
            String state,
            String municipality,
            String cycleGroup) {
        this(modality, connection, state, municipality, cycleGroup, null);
    }

    /// What the price depends on by them, in a distributor's area.
    Supply supply(String distributor) {
        return new Supply(distributor, modality, connection, state, municipality);
    }

    /// Whether the same is billed by them, and when.
    boolean billsLike(SupplyTerms other) {
        return supply("").equals(other.supply("")) && cycleGroup.equals(other.cycleGroup);
    }

    /// The terms as the API has them.
    ///
    /// @param from the first day on which they hold; today if it is not said
    record View(
            @JsonProperty("modalidade") String modality,
            @JsonProperty("ligacao") String connection,
            @JsonProperty("uf") String state,
            @JsonProperty("municipio") String municipality,
            @JsonProperty("grupo") String cycleGroup,
            @JsonProperty("tensao_nominal") @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Integer nominalVolts,
            @JsonProperty("a_partir_de") @Nullable LocalDate from) {

        static View of(SupplyTerms terms, LocalDate from) {
            return new View(
                    terms.modality.code(),
                    terms.connection.code(),
                    terms.state,
                    terms.municipality,
                    terms.cycleGroup,
                    terms.nominalVolts,
                    from);
        }

        SupplyTerms terms() {
            return new SupplyTerms(
                    constant("modalidade", modality, Modality.values(), Modality::code),
                    constant("ligacao", connection, Connection.values(), Connection::code),
                    said("uf", state),
                    said("municipio", municipality),
                    cycleGroup == null ? "1" : cycleGroup,
                    nominalVolts);
        }

        private static String said(String field, @Nullable String text) {
            if (text == null) {
                throw Refusal.invalid(field, "falta");
            }
            return text;
        }

        private static <E> E constant(
                String field, @Nullable String code, E[] all, Function<E, String> codeOf) {
            return Arrays.stream(all)
                    .filter(one -> codeOf.apply(one).equals(code))
                    .findFirst()
                    .orElseThrow(() ->
                            Refusal.invalid(
                                    field,
                                    "deve ser um de " + Arrays.stream(all).map(codeOf).toList()));
        }
    }
}
