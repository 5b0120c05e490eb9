package io.contaluz.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.contaluz.systemtests.Sql;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A month of a group of usage points, as an operator has it billed over REST: with two holidays
/// and after the change of the social tariff.
final class BillingMonth {

    static final int DAYS = 30;

    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 11, 1);
    private static final LocalDate END_DAY = FIRST_DAY.plusDays(DAYS);
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    /// Its edges.
    static final Instant START = FIRST_DAY.atStartOfDay(ZONE).toInstant();

    private static final Instant END = END_DAY.atStartOfDay(ZONE).toInstant();
    private static final List<String> MODALITIES = List.of("convencional", "branca", "social");
    private static final String GROUP = "frota";
    private static final int SEVERAL = 4;

    private final BillingService billing;
    private String cycle = "";

    BillingMonth(BillingService billing) {
        this.billing = billing;
    }

    /// Registers usage points, a third of them for each modality, and opens their cycle.
    void open(List<String> matriculas) throws IOException, InterruptedException {
        var lines = new ArrayList<>(List.of("matricula"));
        lines.addAll(matriculas);
        billing.importAll("/api/v1/unidades/importacao", lines);
        for (int i = 0; i < matriculas.size(); i++) {
            billing.send(
                    "PUT",
                    "/api/v1/unidades/%s/contrato".formatted(matriculas.get(i)),
                    Map.of(
                            "modalidade",
                            MODALITIES.get(i % MODALITIES.size()),
                            "ligacao",
                            "monofasica",
                            "uf",
                            "SP",
                            "municipio",
                            "Exemplo",
                            "grupo",
                            GROUP,
                            "a_partir_de",
                            FIRST_DAY.toString()));
        }
        var opened =
                billing.send(
                        "POST",
                        "/api/v1/ciclos",
                        Map.of(
                                "grupo", GROUP,
                                "inicio", FIRST_DAY.toString(),
                                "fim", END_DAY.toString(),
                                "vencimento", END_DAY.plusDays(10).toString(),
                                "pacote_regras", "demonstracao"));
        cycle = "/api/v1/ciclos/" + opened.path("id").asInt();
    }

    /// Whether the contract of a usage point is of the white tariff.
    static boolean isWhite(String matricula, List<String> matriculas) {
        return MODALITIES.get(matriculas.indexOf(matricula) % MODALITIES.size()).equals("branca");
    }

    /// Reads the meters whose own readings at the edges did not arrive, and sends the registers in.
    ///
    /// @param arrived the simulator's truth: what is stored, by matricula
    /// @param consumed in the whole month, in Wh
    void readAtTheEdges(List<String> arrived, Map<String, Long> consumed)
            throws IOException, InterruptedException {
        var lines = new ArrayList<>(List.of("matricula,data_hora,consumo"));
        for (var line : arrived.subList(1, arrived.size())) {
            var fields = line.split(",", -1);
            var meters = billing.get("/api/v1/unidades/%s/medidores".formatted(fields[0]));
            var stays = meters.path("itens").valueStream().map(MeterStay::of).toList();
            if (!fields[3].equals(START.toString())) {
                lines.add(line(fields[0], START, MeterStay.registerAtFirst(stays)));
            }
            if (!fields[4].equals(END.toString())) {
                long register = MeterStay.registerAfter(stays, consumed.get(fields[0]));
                lines.add(line(fields[0], END, register));
            }
        }
        billing.importAll("/api/v1/medicoes/importacao", lines);
    }

    private static String line(String matricula, Instant at, long wattHours) {
        var register = BigDecimal.valueOf(wattHours, 3).toPlainString();
        return String.join(",", matricula, at.toString(), register);
    }

    /// Has the cycle closed by a billing that is killed when it has billed several chunks of it.
    ///
    /// @param held a usage point that nobody can add an invoice for until then
    void close(Sql database, String held) throws IOException, InterruptedException, SQLException {
        try (var connection = DriverManager.getConnection(database.url(), "contaluz", "contaluz")) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "select from usage_point where matricula = '%s' for update"
                                .formatted(held));
            }
            billing.send("POST", cycle + "/fechamento", Map.of());
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            billing.get(cycle).path("faturas").asInt()
                                    >= SEVERAL * BillingService.CLOSING_CHUNK);
            billing.killAndStart();
            assertThat(billing.get(cycle).path("estado").asString()).isEqualTo("fechando");
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> billing.get(cycle).path("estado").asString().equals("fechado"));
    }

    /// Why some usage points were not billed.
    List<JsonNode> refused() throws IOException, InterruptedException {
        return billing.get(cycle + "/recusas").required("itens").valueStream().toList();
    }

    /// Whether a bill rests on a register, at an edge or at a change of post, that was not read.
    boolean isSplitByTime(JsonNode invoice) throws IOException, InterruptedException {
        var whole = billing.get("/api/v1/faturas/" + invoice.path("id").asLong());
        return whole.at("/conta/registros")
                .valueStream()
                .map(register -> register.path("estado").asString())
                .anyMatch(Set.of("interpolada", "da_curva_estimada")::contains);
    }

    /// The invoices of a usage point.
    List<JsonNode> invoices(String matricula) throws IOException, InterruptedException {
        return billing.get("/api/v1/unidades/%s/faturas".formatted(matricula))
                .path("itens")
                .valueStream()
                .toList();
    }
}
