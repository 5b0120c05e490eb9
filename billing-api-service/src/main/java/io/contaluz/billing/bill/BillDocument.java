package io.contaluz.billing.bill;

import io.contaluz.billing.tariff.Origin;
import io.contaluz.billing.tariff.RulePack;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A bill as it is exported (`docs/proof.md`): what it rests on, what follows, and how.
public record BillDocument(BillFacts facts, boolean fictitious, PricePlan plan, Bill bill) {

    static final String FORMAT = "contaluz-fatura-1";

    /// Computes the bill.
    ///
    /// @throws io.contaluz.billing.refusal.Refusal if a day lacks a rule
    public static BillDocument of(BillFacts facts, RulePack pack) {
        var plan = PricePlan.of(pack, facts.supply(), facts.cycle());
        var bill = Bill.of(plan, facts.consumed(), facts.carried());
        return new BillDocument(facts, pack.fictitious(), plan, bill);
    }

    /// The canonical bytes of all but the proof.
    public byte[] content() {
        return CanonicalJson.bytes(tree());
    }

    /// What the proof is about.
    public Digest digest() {
        return Digest.of(content());
    }

    /// The canonical bytes of a file.
    public byte[] file(Proof proof) {
        return CanonicalJson.bytes(tree(proof));
    }

    ObjectNode tree(Proof proof) {
        var file = CanonicalJson.NODES.objectNode();
        file.set("fatura", tree());
        file.set("prova", proof(proof));
        return file;
    }

    private ObjectNode tree() {
        var supply = facts.supply();
        var tree = CanonicalJson.NODES.objectNode();
        tree.put("formato", FORMAT)
                .put("numero", facts.number())
                .put("matricula", facts.matricula())
                .put("distribuidora", supply.distributor())
                .put("uf", supply.state())
                .put("municipio", supply.municipality())
                .put("modalidade", supply.modality().code())
                .put("ligacao", supply.connection().code());
        tree.putObject("ciclo")
                .put("inicio", facts.cycle().start().toString())
                .put("fim", facts.cycle().end().toString())
                .put("fuso", facts.zone().getId());
        tree.put("pacote", facts.pack()).put("ficticia", fictitious);
        registers(tree.putArray("registros"));
        days(tree.putArray("dias"));
        tree.put("faturado_kwh", CanonicalJson.plain(bill.billed()));
        var lines = tree.putArray("linhas");
        bill.lines().forEach(line -> line(line, lines.addObject()));
        return tree.put("total_centavos", bill.total().centavos())
                .put("icms", CanonicalJson.plain(bill.icms()))
                .put("pis_cofins", CanonicalJson.plain(bill.federal()));
    }

    private void registers(ArrayNode array) {
        for (var register : facts.registers()) {
            array.addObject()
                    .put("data_hora", register.at().toString())
                    .put("registro_wh", register.wattHours())
                    .put("volta_wh", register.turned())
                    .put("papel", register.role().code())
                    .put("estado", register.state());
        }
    }

    private void days(ArrayNode array) {
        for (var day : facts.days()) {
            var energy = array.addObject().put("dia", day.date().toString()).putObject("wh");
            day.wattHours().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(its -> energy.put(its.getKey().code(), its.getValue()));
        }
    }

    private void line(BillLine line, ObjectNode node) {
        node.put("tipo", line.kind().code()).put("titulo", line.title());
        var terms = node.putArray("termos");
        for (var term : line.terms()) {
            terms.addObject()
                    .put("dias", term.days())
                    .put("quantidade", CanonicalJson.plain(term.quantity()))
                    .put("preco", CanonicalJson.plain(term.price()))
                    .put("divisor", CanonicalJson.plain(term.divisor()));
        }
        node.put("valor", CanonicalJson.plain(line.amount()))
                .put("impresso_centavos", line.printed().centavos())
                .put("formula", line.formula());
        var origins = node.putArray("origens");
        origins(line.kind())
                .forEach(origin ->
                        origins.addObject()
                                .put("regra", origin.rule())
                                .put("fonte", origin.source())
                                .put("artigo", origin.article()));
    }

    /// Where the values of a line come from, over all days of the cycle.
    public List<Origin> origins(LineKind kind) {
        return plan.runs().stream()
                .flatMap(run -> run.price().origins().stream())
                .filter(origin -> kind.sections().anyMatch(origin::isIn))
                .distinct()
                .toList();
    }

    static ObjectNode proof(Proof proof) {
        var node = CanonicalJson.NODES.objectNode();
        node.put("resumo", proof.link().content().hex())
                .put("anterior", proof.link().previous().hex())
                .put("elo", proof.link().digest().hex());
        var path = node.putArray("caminho");
        for (var step : proof.path()) {
            path.addObject()
                    .put("lado", step.left() ? "esquerda" : "direita")
                    .put("resumo", step.digest().hex());
        }
        return node.put("raiz", proof.root().hex())
                .put("assinatura", proof.signature())
                .put("chave", proof.keyId());
    }
}
