package io.contaluz.billing.bill;

import io.contaluz.billing.tariff.Origin;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePack;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A bill as it is kept and exported (`docs/proof.md`): what it rests on, what follows, and how.
///
/// @param wattHours consumed, by post
public record BillDocument(BillFacts facts, BillRules rules, Map<Post, Long> wattHours, Bill bill) {

    static final String FORMAT = "contaluz-fatura-1";

    /// Computes the bill.
    ///
    /// @throws io.contaluz.billing.refusal.Refusal if a day lacks a rule, or the energy does not
    ///   follow
    public static BillDocument of(BillFacts facts, RulePack pack) {
        return of(facts, BillRules.of(pack, facts.supply(), facts.cycle(), facts.zone()));
    }

    /// Computes the bill by rules that were looked up.
    ///
    /// @param rules of its pack, supply, cycle and zone
    /// @throws io.contaluz.billing.refusal.Refusal if the energy does not follow
    public static BillDocument of(BillFacts facts, BillRules rules) {
        var wattHours = facts.metering().wattHours(rules.posts());
        var consumed = new EnumMap<Post, BigDecimal>(Post.class);
        wattHours.forEach((post, energy) -> consumed.put(post, BigDecimal.valueOf(energy, 3)));
        var bill = Bill.of(rules.prices(), consumed, facts.carried());
        return new BillDocument(facts, rules, wattHours, bill);
    }

    /// The canonical bytes of all but the proof.
    public byte[] content() {
        return CanonicalJson.bytes(tree());
    }

    /// The same as text.
    public String text() {
        return new String(content(), StandardCharsets.UTF_8);
    }

    /// What the proof is about.
    public Digest digest() {
        return Digest.of(content());
    }

    /// The canonical bytes of a file.
    byte[] file(Proof proof) {
        return CanonicalJson.bytes(tree(proof));
    }

    /// The canonical bytes of a file, of a bill as it was kept.
    public static byte[] file(String kept, Proof proof) {
        var file = withoutProof(CanonicalJson.read(kept));
        file.set("prova", proof(proof));
        return CanonicalJson.bytes(file);
    }

    /// A file without a proof, of a bill as it was kept.
    static ObjectNode withoutProof(JsonNode kept) {
        var file = CanonicalJson.NODES.objectNode();
        file.set("fatura", kept);
        return file;
    }

    ObjectNode unproved() {
        return withoutProof(tree());
    }

    ObjectNode tree(Proof proof) {
        var file = unproved();
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
        tree.put("vencimento", facts.due().toString())
                .put("pacote", facts.pack())
                .put("ficticia", rules.fictitious());
        switch (facts.metering()) {
            case Metering.Registers its -> registers(its, tree.putArray("registros"));
            case Metering.Mean its -> mean(its, tree.putObject("estimativa"));
        }
        energy(wattHours, tree.putObject("consumo_wh"));
        tree.put("faturado_kwh", CanonicalJson.plain(bill.billed()));
        var lines = tree.putArray("linhas");
        bill.lines().forEach(line -> line(line, lines.addObject()));
        return tree.put("total_centavos", bill.total().centavos())
                .put("icms", CanonicalJson.plain(bill.icms()))
                .put("pis_cofins", CanonicalJson.plain(bill.federal()));
    }

    private static void registers(Metering.Registers metering, ArrayNode array) {
        for (var register : metering.registers()) {
            var readings =
                    array.addObject()
                            .put("data_hora", register.at().toString())
                            .put("registro_wh", register.wattHours())
                            .put("volta_wh", register.turned())
                            .put("papel", register.role().code())
                            .put("estado", register.state())
                            .putArray("leituras");
            register.readings().forEach(reading -> readings.add(reading.toString()));
        }
    }

    private static void mean(Metering.Mean metering, ObjectNode node) {
        var cycles = node.putArray("ciclos");
        for (var cycle : metering.cycles()) {
            var one = cycles.addObject().put("fatura", cycle.number());
            energy(cycle.wattHours(), one.putObject("consumo_wh"));
        }
        energy(metering.sums(), node.putObject("soma_wh"));
    }

    private static void energy(Map<Post, Long> wattHours, ObjectNode node) {
        for (var post : Post.values()) {
            var energy = wattHours.get(post);
            if (energy != null) {
                node.put(post.code(), energy);
            }
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
        if (line.late() != null) {
            late(line.late(), line.kind(), node.putObject("atraso"));
        }
        node.put("valor", CanonicalJson.plain(line.amount()))
                .put("impresso_centavos", line.printed().centavos())
                .put("formula", line.formula());
        var origins = node.putArray("origens");
        origins(line)
                .forEach(origin ->
                        origins.addObject()
                                .put("regra", origin.rule())
                                .put("fonte", origin.source())
                                .put("artigo", origin.article()));
    }

    private List<Origin> origins(BillLine line) {
        return line.late() == null ? rules.origins(line.kind()) : List.of(line.late().origin());
    }

    private static void late(LatePayment late, LineKind kind, ObjectNode node) {
        node.put("fatura", late.invoice())
                .put("pagamento", late.payment())
                .put("vencimento", late.due().toString())
                .put("pago_em", late.paidOn().toString())
                .put("dias", late.days())
                .put("taxa", CanonicalJson.plain(late.rate(kind)))
                .put("pacote", late.pack());
    }

    static ObjectNode proof(Proof proof) {
        var node = ChainDocument.link(proof.link());
        var path = node.putArray("caminho");
        for (var step : proof.path()) {
            path.addObject()
                    .put("lado", step.left() ? "esquerda" : "direita")
                    .put("resumo", step.digest().hex());
        }
        node.set("publicacao", proof.root().statement().tree());
        return node.put("assinatura", proof.root().signature());
    }
}
