package io.contaluz.billing.bill;

import io.contaluz.billing.tariff.RulePacks;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Whether a correction is one of its invoice: the same bill by other registers, the difference
/// that follows, and what may be settled of it.
final class CorrectionCheck {

    private static final List<String> SAME =
            List.of(
                    "numero",
                    "matricula",
                    "distribuidora",
                    "uf",
                    "municipio",
                    "modalidade",
                    "ligacao",
                    "ciclo",
                    "vencimento",
                    "pacote");

    private CorrectionCheck() {}

    /// @param invoice as it was before the correction
    /// @throws io.contaluz.billing.refusal.Refusal if a member is missing, or of another type
    static List<String> findings(JsonNode correction, RecordedInvoice invoice, RulePacks packs) {
        var findings = new ArrayList<String>();
        var bill = Members.member(correction, "conta");
        for (var name : SAME) {
            if (!Members.member(bill, name).equals(invoice.issued().path(name))) {
                findings.add("conteudo.conta.%s: não é o da fatura".formatted(name));
            }
        }
        if (!carried(bill, packs).equals(carried(invoice.issued(), packs))) {
            findings.add("conteudo.conta.linhas: o que vem de fora não é o da fatura");
        }
        long difference = RecordedInvoice.total(bill) - RecordedInvoice.total(invoice.last());
        if (Members.whole(correction, "diferenca_centavos") != difference) {
            findings.add("conteudo.diferenca_centavos: segue " + difference);
        }
        findings.addAll(adjustment(correction, bill, invoice, packs));
        return findings;
    }

    /// All adjustments of an invoice come to what the bill differs from the issued one, which is
    /// given back more than once (REN ANEEL 1000/2021, art. 323); or nothing is added to those
    /// before, where it is too long ago.
    private static List<String> adjustment(
            JsonNode correction, JsonNode bill, RecordedInvoice invoice, RulePacks packs) {
        var at = Members.parsed(correction, "feita_em", Instant::parse);
        var zone = Members.parsed(Members.member(bill, "ciclo"), "fuso", ZoneId::of);
        var terms =
                packs.named(Members.text(bill, "pacote"))
                        .correctionTerms(LocalDate.ofInstant(at, zone));
        var whole =
                BigDecimal.valueOf(
                        RecordedInvoice.total(bill) - RecordedInvoice.total(invoice.issued()), 2);
        var settled = terms.due(whole);
        var adjustment = Members.number(correction, "ajuste");
        var all = invoice.adjusted().add(adjustment);
        if (adjustment.signum() != 0 && all.compareTo(settled) != 0) {
            return List.of(
                    "conteudo.ajuste: todos juntos dão %s, e segue %s ou nada"
                            .formatted(all.toPlainString(), settled.toPlainString()));
        }
        return adjustment.signum() > 0 && Members.text(correction, "forma").equals("nota_credito")
                ? List.of("conteudo.forma: uma nota de crédito devolve")
                : List.of();
    }

    private static List<CarriedEntry> carried(JsonNode bill, RulePacks packs) {
        return new FileReader(BillDocument.withoutProof(bill)).facts(packs).carried();
    }
}
