package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.RulePacks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Whether what the links of a chain record follows from the rules and from what earlier links
/// record.
final class ChainContents {

    private final RulePacks packs;
    private final String matricula;
    private final Map<String, RecordedInvoice> invoices = new HashMap<>();

    /// @param matricula whose chain it is
    ChainContents(RulePacks packs, String matricula) {
        this.packs = packs;
        this.matricula = matricula;
    }

    /// What of the next link's content does not follow, in Portuguese.
    List<String> next(String kind, JsonNode content) {
        try {
            return switch (kind) {
                case "fatura" -> invoice(content);
                case "pagamento" -> payment(content);
                case "correcao" -> correction(content);
                default -> List.of("tipo: não é um de fatura, pagamento, correcao");
            };
        } catch (Refusal e) {
            var field = e.field();
            return List.of("conteudo" + (field == null ? "" : "." + field) + ": " + e.detail());
        }
    }

    private List<String> invoice(JsonNode bill) {
        var facts = new FileReader(BillDocument.withoutProof(bill)).facts(packs);
        var findings = new ArrayList<>(BillCheck.unproved(bill, packs));
        if (!facts.matricula().equals(matricula)) {
            findings.add("conteudo.matricula: não é a da cadeia, " + matricula);
        }
        if (facts.metering() instanceof Metering.Mean mean) {
            mean.cycles().forEach(past -> findings.addAll(past(past)));
        }
        if (invoices.putIfAbsent(facts.number(), RecordedInvoice.issued(bill)) != null) {
            findings.add("conteudo.numero: já está na cadeia");
        }
        return findings;
    }

    /// Of a corrected invoice any bill will do: which one was known when the estimate was made, the
    /// order of the links does not tell.
    private List<String> past(Metering.Mean.Past past) {
        var where = "conteudo.estimativa.ciclos (%s)".formatted(past.number());
        var invoice = invoices.get(past.number());
        if (invoice == null) {
            return List.of(where + ": não é uma fatura anterior da cadeia");
        }
        boolean known =
                invoice.bills().stream()
                        .map(bill -> FileReader.energy(Members.member(bill, "consumo_wh")))
                        .anyMatch(past.wattHours()::equals);
        return known ? List.of() : List.of(where + ".consumo_wh: não é o da fatura");
    }

    private List<String> payment(JsonNode content) {
        var findings = new ArrayList<>(same(LedgerReader.payment(content), content));
        if (!invoices.containsKey(Members.text(content, "fatura"))) {
            findings.add("conteudo.fatura: não é uma fatura anterior da cadeia");
        }
        return findings;
    }

    private List<String> correction(JsonNode content) {
        var findings = new ArrayList<>(same(LedgerReader.correction(content), content));
        var bill = Members.member(content, "conta");
        findings.addAll(BillCheck.unproved(bill, packs));
        var number = Members.text(content, "fatura");
        var invoice = invoices.get(number);
        if (invoice == null) {
            findings.add("conteudo.fatura: não é uma fatura anterior da cadeia");
        } else {
            findings.addAll(CorrectionCheck.findings(content, invoice, packs));
            invoices.put(number, invoice.corrected(bill, Members.number(content, "ajuste")));
        }
        return findings;
    }

    private static List<String> same(LedgerEntry follows, JsonNode there) {
        return Comparison.of(content(CanonicalJson.read(follows.text())), content(there));
    }

    private static JsonNode content(JsonNode node) {
        return CanonicalJson.NODES.objectNode().set("conteudo", node);
    }
}
