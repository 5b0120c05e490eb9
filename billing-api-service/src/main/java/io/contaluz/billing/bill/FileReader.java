package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.tariff.Supply;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Reads of an exported file what it rests on, and its proof.
final class FileReader {

    private final JsonNode file;

    FileReader(JsonNode file) {
        this.file = file;
    }

    /// Everything that the rest follows from.
    ///
    /// @param packs that have the terms of what was paid late
    /// @throws Refusal if a member is missing, or of another type
    BillFacts facts(RulePacks packs) {
        var bill = Members.member(file, "fatura");
        checkFormat(bill, BillDocument.FORMAT);
        var cycle = Members.member(bill, "ciclo");
        return new BillFacts(
                Members.text(bill, "numero"),
                Members.text(bill, "matricula"),
                supply(bill),
                days(cycle),
                Members.parsed(cycle, "fuso", ZoneId::of),
                Members.parsed(bill, "vencimento", LocalDate::parse),
                Members.text(bill, "pacote"),
                metering(bill),
                Members.items(bill, "linhas").flatMap(line -> carried(line, packs)).toList());
    }

    /// The place of something in its chain.
    ChainLink link() {
        var proof = Members.member(file, "prova");
        return new ChainLink(Members.digest(proof, "anterior"), Members.digest(proof, "resumo"));
    }

    Proof proof() {
        var proof = Members.member(file, "prova");
        return new Proof(
                link(),
                Members.items(proof, "caminho").map(FileReader::step).toList(),
                new SignedRoot(
                        statement(Members.member(proof, "publicacao")),
                        Members.text(proof, "assinatura")));
    }

    /// An exported chain.
    ChainDocument chain() {
        var head = Members.member(file, "cadeia");
        checkFormat(head, ChainHead.FORMAT);
        return new ChainDocument(
                new ChainHead(
                        Members.text(head, "matricula"),
                        Members.count(head, "elos"),
                        Members.digest(head, "fim"),
                        Members.parsed(head, "exportada_em", Instant::parse),
                        Members.text(head, "chave"),
                        Members.text(head, "assinatura")),
                Members.items(file, "elos").map(FileReader::entry).toList());
    }

    private static ChainDocument.Entry entry(JsonNode node) {
        var content = CanonicalJson.bytes(Members.member(node, "conteudo"));
        return new ChainDocument.Entry(
                Members.text(node, "tipo"),
                new FileReader(node).link(),
                new String(content, StandardCharsets.UTF_8));
    }

    /// A published root.
    RootDocument root() {
        var root = Members.member(file, "raiz");
        return new RootDocument(
                new SignedRoot(statement(root), Members.text(root, "assinatura")),
                Members.items(root, "elos").map(leaf -> new Digest(leaf.asString(""))).toList());
    }

    /// What is signed of a cycle's invoices.
    static RootStatement statement(JsonNode node) {
        checkFormat(node, RootStatement.FORMAT);
        return new RootStatement(
                Members.count(node, "ciclo"),
                Members.text(node, "grupo"),
                days(node),
                Members.count(node, "faturas"),
                Members.digest(node, "raiz"),
                Members.parsed(node, "publicada_em", Instant::parse),
                Members.text(node, "chave"));
    }

    private static Cycle days(JsonNode node) {
        return new Cycle(
                Members.parsed(node, "inicio", LocalDate::parse),
                Members.parsed(node, "fim", LocalDate::parse));
    }

    private static void checkFormat(JsonNode node, String format) {
        if (!Members.text(node, "formato").equals(format)) {
            throw Refusal.invalid("formato", "não é " + format);
        }
    }

    private static Supply supply(JsonNode bill) {
        return new Supply(
                Members.text(bill, "distribuidora"),
                Members.constant(bill, "modalidade", Modality.values(), Modality::code),
                Members.constant(bill, "ligacao", Connection.values(), Connection::code),
                Members.text(bill, "uf"),
                Members.text(bill, "municipio"));
    }

    private static Metering metering(JsonNode bill) {
        return bill.has("estimativa")
                ? new Metering.Mean(
                        Members.items(bill.get("estimativa"), "ciclos")
                                .map(FileReader::past)
                                .toList())
                : new Metering.Registers(
                        Members.items(bill, "registros").map(FileReader::register).toList());
    }

    private static Metering.Register register(JsonNode node) {
        return new Metering.Register(
                Members.parsed(node, "data_hora", Instant::parse),
                Members.whole(node, "registro_wh"),
                Members.whole(node, "volta_wh"),
                Members.constant(node, "papel", Metering.Role.values(), Metering.Role::code),
                Members.text(node, "estado"),
                Members.items(node, "leituras").map(FileReader::time).toList());
    }

    private static Instant time(JsonNode node) {
        try {
            return Instant.parse(node.asString());
        } catch (DateTimeException e) {
            throw Refusal.invalid("leituras", "não é uma data e hora");
        }
    }

    private static Metering.Mean.Past past(JsonNode node) {
        return new Metering.Mean.Past(
                Members.text(node, "fatura"), energy(Members.member(node, "consumo_wh")));
    }

    static Map<Post, Long> energy(JsonNode node) {
        var energy = new EnumMap<Post, Long>(Post.class);
        for (var post : Post.values()) {
            if (node.has(post.code())) {
                energy.put(post, Members.whole(node, post.code()));
            }
        }
        return energy;
    }

    /// A line that comes from elsewhere; none of one that follows.
    private static Stream<CarriedEntry> carried(JsonNode line, RulePacks packs) {
        var kind = Members.constant(line, "tipo", LineKind.values(), LineKind::code);
        if (!kind.isCarried()) {
            return Stream.of();
        }
        return Members.items(line, "termos")
                .limit(1)
                .map(term ->
                        LatePayment.isOf(kind) && line.has("atraso")
                                ? late(line.get("atraso"), term, packs).entry(kind)
                                : new CarriedEntry(
                                        kind,
                                        Members.text(line, "titulo"),
                                        Members.number(term, "preco")));
    }

    private static LatePayment late(JsonNode node, JsonNode term, RulePacks packs) {
        return LatePayment.of(
                Members.text(node, "fatura"),
                Members.text(node, "pagamento"),
                Members.parsed(node, "vencimento", LocalDate::parse),
                Members.parsed(node, "pago_em", LocalDate::parse),
                Members.number(term, "quantidade"),
                packs.named(Members.text(node, "pacote")));
    }

    private static MerkleTree.Step step(JsonNode node) {
        return new MerkleTree.Step(
                Members.text(node, "lado").equals("esquerda"), Members.digest(node, "resumo"));
    }
}
