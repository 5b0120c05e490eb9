package io.contaluz.billing.prepayment;

import io.contaluz.billing.csv.CsvDownload;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The statement of a prepaid credit, as JSON or as CSV.
@RestController
@RequestMapping("/api/v1/unidades/{matricula}/prepago/extrato")
@Tag(name = "Pré-pago")
class StatementController {

    private final Statements statements;
    private final UsagePointRegistry usagePoints;

    StatementController(Statements statements, UsagePointRegistry usagePoints) {
        this.statements = statements;
        this.usagePoints = usagePoints;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Mostra o extrato do crédito em um período",
            description =
                    "inicio e fim são dias no fuso da unidade, até 24 meses um do outro; fim não"
                            + " faz parte. O consumo é um lançamento por dia, pela série validada."
                            + " saldo_inicial + comprado + adiantado − consumido − quitado ="
                            + " saldo_final. tipo: inicio, emergencia, recarga, quitacao ou"
                            + " consumo.")
    StatementView find(
            @PathVariable Matricula matricula,
            @RequestParam(name = "inicio") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    LocalDate start,
            @RequestParam(name = "fim") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    LocalDate end) {
        var usagePoint = usagePoints.locate(matricula);
        return StatementView.of(usagePoint, statements.of(usagePoint, start, end));
    }

    @GetMapping(produces = CsvDownload.MEDIA_TYPE)
    @Operation(summary = "Baixa os lançamentos do extrato de um período")
    void download(
            @PathVariable Matricula matricula,
            @RequestParam(name = "inicio") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    LocalDate start,
            @RequestParam(name = "fim") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    LocalDate end,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var statement = find(matricula, start, end);
        CsvDownload.send(
                request,
                response,
                out -> {
                    out.line("matricula,dia,tipo,energia_kwh,valor,saldo_kwh");
                    statement.lines().forEach(line -> write(line, statement, out));
                });
    }

    private static void write(
            StatementView.LineView line, StatementView statement, CsvDownload out) {
        var paid = line.paid();
        out.line(
                CsvDownload.word(statement.matricula()),
                line.day().toString(),
                line.kind(),
                line.energy().toPlainString(),
                paid == null ? "" : paid.toPlainString(),
                line.balance().toPlainString());
    }
}
