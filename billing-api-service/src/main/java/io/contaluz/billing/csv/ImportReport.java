package io.contaluz.billing.csv;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// What became of an upload: `linhas = criadas + existentes + rejeitadas`.
///
/// @param errors the first hundred
public record ImportReport(
        @JsonProperty("linhas") long lines,
        @JsonProperty("criadas") long created,
        @JsonProperty("existentes") long existing,
        @JsonProperty("rejeitadas") long rejected,
        @JsonProperty("erros") List<LineError> errors) {}
