package io.contaluz.billing.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/// Problem details (RFC 9457) in Portuguese.
final class Problems {

    /// The member that names the member, parameter or column at fault.
    static final String FIELD = "campo";

    private static final Map<Integer, String> TITLES =
            Map.ofEntries(
                    Map.entry(400, "Requisição inválida"),
                    Map.entry(404, "Não encontrado"),
                    Map.entry(405, "Método não permitido"),
                    Map.entry(406, "Formato de resposta não disponível"),
                    Map.entry(408, "A requisição demorou demais"),
                    Map.entry(409, "Conflito"),
                    Map.entry(413, "Corpo grande demais"),
                    Map.entry(414, "Endereço longo demais"),
                    Map.entry(415, "Tipo de mídia não aceito"),
                    Map.entry(429, "Requisições demais"),
                    Map.entry(500, "Erro interno"),
                    Map.entry(503, "Indisponível no momento"));

    private Problems() {}

    static ProblemDetail of(HttpStatusCode status, @Nullable String detail) {
        var problem = ProblemDetail.forStatus(status);
        problem.setTitle(title(status));
        problem.setDetail(detail);
        return problem;
    }

    static ProblemDetail of(
            HttpStatusCode status, @Nullable String field, @Nullable String detail) {
        var problem = of(status, detail);
        if (field != null) {
            problem.setProperty(FIELD, field);
        }
        return problem;
    }

    static String title(HttpStatusCode status) {
        var fallback = status.is5xxServerError() ? "Erro interno" : "Requisição recusada";
        return TITLES.getOrDefault(status.value(), fallback);
    }
}
