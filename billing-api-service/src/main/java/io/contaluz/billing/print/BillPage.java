package io.contaluz.billing.print;

import static io.contaluz.billing.print.Html.each;
import static io.contaluz.billing.print.Html.row;
import static io.contaluz.billing.print.Html.text;

import io.contaluz.billing.print.BillSheet.Line;
import io.contaluz.billing.print.BillSheet.Meter;
import io.contaluz.billing.print.BillSheet.Month;
import io.contaluz.billing.print.BillSheet.Tax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A bill as the XHTML that is printed. How it looks is said by `bill.css`.
final class BillPage {

    private static final String STYLE = style();
    private static final String ESTIMATED = "<span class=\"mark\">estimada</span>";
    private static final int ROOMY_LINES = 12;

    private BillPage() {}

    static String of(BillSheet sheet) {
        return """
        <html lang="pt-BR"><head>
        <title>Conta de energia %s, sem valor fiscal</title>
        <style>%s</style>
        </head><body class="%s">%s%s%s%s%s
        <div id="foot">%s%s%s
        <p id="legal">Documento sem valor fiscal: não é nota fiscal de energia elétrica (NF3e) nem\
         a substitui.</p></div>
        </body></html>
        """
                .formatted(
                        text(sheet.number(), 40),
                        STYLE,
                        dense(sheet) ? "dense" : "roomy",
                        sheet.state() == BillSheet.State.DRAFT
                                ? "<div id=\"draft\">RASCUNHO</div>"
                                : "",
                        head(sheet),
                        customer(sheet),
                        meters(sheet.meters()),
                        lines(sheet),
                        charts(sheet),
                        messages(sheet.messages()),
                        pix(sheet));
    }

    private static boolean dense(BillSheet sheet) {
        return sheet.lines().size() > ROOMY_LINES;
    }

    private static String head(BillSheet sheet) {
        var issued = sheet.issuedOn();
        return """
        <table id="head"><tr>
        <td><h1>%s</h1><p>Conta de energia elétrica</p></td>
        <td class="right"><p id="fiscal">SEM VALOR FISCAL</p><p>%s nº %s</p><p>%s</p></td>
        </tr></table>
        """
                .formatted(
                        text(sheet.distributor(), 50),
                        switch (sheet.state()) {
                            case DRAFT -> "Rascunho";
                            case ISSUED -> "Fatura";
                            case CORRECTED -> "Fatura corrigida";
                        },
                        text(sheet.number(), 40),
                        issued == null
                                ? "Ainda não emitida"
                                : "Emitida em " + Portuguese.day(issued));
    }

    private static String customer(BillSheet sheet) {
        return """
        <table id="who"><tr>
        <td id="customer"><h2>Cliente</h2><p><b>%s</b></p><p>Matrícula %s</p><p>%s</p></td>
        <td class="key"><h2>Referência</h2><p>%s</p></td>
        <td class="key day"><h2>Vencimento</h2><p>%s</p></td>
        <td class="key" id="due">%s</td>
        </tr></table>
        """
                .formatted(
                        text(sheet.customer(), 60),
                        text(sheet.matricula(), 32),
                        text(sheet.service(), 60),
                        Portuguese.longMonth(sheet.cycle()),
                        Portuguese.day(sheet.dueOn()),
                        due(sheet));
    }

    private static String due(BillSheet sheet) {
        var left = Portuguese.reais(sheet.left());
        return sheet.left().equals(sheet.total())
                ? "<h2>Total a pagar</h2><p>%s</p>".formatted(left)
                : "<h2>Falta pagar</h2><p>%s</p><h2>do total de %s</h2>"
                        .formatted(left, Portuguese.reais(sheet.total()));
    }

    private static String meters(List<Meter> meters) {
        return """
        <table class="grid"><tr><th>Medidor</th><th class="n">Leitura anterior (kWh)</th>\
        <th class="n">Leitura atual (kWh)</th><th class="n">Consumo</th></tr>%s%s</table>
        """
                .formatted(
                        each(
                                meters.stream().limit(BillSheet.MOST_METERS).toList(),
                                meter ->
                                        row(
                                                text(meter.serial(), 30),
                                                reading(meter.previous()),
                                                reading(meter.current()),
                                                (meter.estimated() ? ESTIMATED + " " : "")
                                                        + Portuguese.kilowattHours(meter.energy())
                                                        + " kWh")),
                        others(meters.stream().skip(BillSheet.MOST_METERS).toList()));
    }

    private static String others(List<Meter> meters) {
        return meters.isEmpty()
                ? ""
                : row(
                        meters.size() == 1
                                ? "Outro medidor"
                                : "Outros %d medidores".formatted(meters.size()),
                        "",
                        "",
                        Portuguese.kilowattHours(meters.stream().mapToLong(Meter::energy).sum())
                                + " kWh");
    }

    private static String reading(BillSheet.Reading reading) {
        return "<span class=\"soft\">%s</span> %s"
                .formatted(
                        Portuguese.day(reading.day()),
                        Portuguese.kilowattHours(reading.register()));
    }

    private static String lines(BillSheet sheet) {
        return """
        <table class="grid" id="lines"><tr><th>Descrição</th><th class="n">Quantidade</th>\
        <th class="n">Preço com tributos (R$)</th><th class="n">Valor (R$)</th></tr>%s
        <tr class="sum"><td colspan="3">Total</td><td class="n">%s</td></tr></table>
        """
                .formatted(each(sheet.lines(), BillPage::line), Portuguese.amount(sheet.total()));
    }

    private static String line(Line line) {
        var quantity = line.quantity();
        var price = line.price();
        return row(
                text(line.description(), 60),
                quantity == null ? "" : Portuguese.quantity(quantity) + " " + text(line.unit(), 12),
                price == null ? "" : Portuguese.price(price),
                Portuguese.amount(line.amount()));
    }

    private static String charts(BillSheet sheet) {
        return """
        <table id="below"><tr><td id="chart"><h2>Consumo por mês (kWh)</h2>
        <table><tr>%s</tr></table><p class="soft">%s</p></td>
        <td id="taxes"><h2>Tributos contidos no total (R$)</h2>%s</td></tr></table>
        """
                .formatted(
                        ConsumptionChart.of(sheet.history(), dense(sheet)),
                        sheet.history().stream().anyMatch(Month::estimated)
                                ? "Barra vazada: consumo estimado."
                                : "",
                        taxes(sheet.taxes()));
    }

    private static String taxes(List<Tax> taxes) {
        return """
        <table class="grid"><tr><th>Tributo</th><th class="n">Base</th><th class="n">Alíquota</th>\
        <th class="n">Valor</th></tr>%s</table>
        """
                .formatted(
                        each(
                                taxes,
                                tax ->
                                        row(
                                                text(tax.name(), 12),
                                                Portuguese.amount(tax.base()),
                                                Portuguese.percent(tax.rate()),
                                                Portuguese.amount(tax.amount()))));
    }

    private static String messages(List<String> messages) {
        return messages.isEmpty()
                ? ""
                : "<div id=\"messages\"><h2>Avisos</h2>%s</div>"
                        .formatted(each(messages, one -> "<p>" + text(one, 230) + "</p>"));
    }

    private static String pix(BillSheet sheet) {
        var pix = sheet.pix();
        return pix == null
                ? paid(sheet)
                : """
                <table id="pix"><tr><td id="qr"><img src="%s" alt="QR code do Pix"/></td>
                <td><h2>Pague %s por Pix até %s</h2>
                <p>Aponte a câmera do aplicativo do seu banco, ou use o Pix copia e cola:</p>
                <p id="payload">%s</p></td></tr></table>
                """
                        .formatted(
                                QrPicture.of(pix.payload()),
                                Portuguese.reais(sheet.left()),
                                Portuguese.day(sheet.dueOn()),
                                text(pix.payload(), pix.payload().length()));
    }

    private static String paid(BillSheet sheet) {
        return sheet.state() != BillSheet.State.DRAFT && sheet.left().centavos() == 0
                ? "<h1 id=\"paid\">Nada a pagar: esta fatura está paga.</h1>"
                : "";
    }

    private static String style() {
        try (var css = BillPage.class.getResourceAsStream("bill.css")) {
            return new String(
                    Objects.requireNonNull(css, "bill.css is in the jar").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("bill.css is in the jar", e);
        }
    }
}
