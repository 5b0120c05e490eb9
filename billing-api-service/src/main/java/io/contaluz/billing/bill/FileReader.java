package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.Supply;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
    /// @throws Refusal if a member is missing, or of another type
    BillFacts facts() {
        var bill = member(file, "fatura");
        checkFormat(bill, BillDocument.FORMAT);
        var cycle = member(bill, "ciclo");
        return new BillFacts(
                text(bill, "numero"),
                text(bill, "matricula"),
                supply(bill),
                new Cycle(
                        parsed(cycle, "inicio", LocalDate::parse),
                        parsed(cycle, "fim", LocalDate::parse)),
                parsed(cycle, "fuso", ZoneId::of),
                parsed(bill, "vencimento", LocalDate::parse),
                text(bill, "pacote"),
                metering(bill),
                items(bill, "linhas").flatMap(FileReader::carried).toList());
    }

    /// The place of something in its chain.
    ChainLink link() {
        var proof = member(file, "prova");
        return new ChainLink(digest(proof, "anterior"), digest(proof, "resumo"));
    }

    Proof proof() {
        var proof = member(file, "prova");
        return new Proof(
                link(),
                items(proof, "caminho").map(FileReader::step).toList(),
                digest(proof, "raiz"),
                text(proof, "assinatura"),
                text(proof, "chave"));
    }

    /// The end of an exported chain.
    ChainHead head() {
        var head = member(file, "cadeia");
        checkFormat(head, ChainDocument.FORMAT);
        items(file, "elos");
        return new ChainHead(
                text(head, "matricula"),
                Math.toIntExact(whole(head, "elos")),
                digest(head, "fim"),
                text(head, "assinatura"),
                text(head, "chave"));
    }

    /// A published root.
    static RootDocument root(JsonNode root) {
        checkFormat(root, RootDocument.FORMAT);
        return new RootDocument(
                Math.toIntExact(whole(root, "ciclo")),
                items(root, "elos").map(leaf -> new Digest(leaf.asString())).toList(),
                digest(root, "raiz"),
                text(root, "assinatura"),
                text(root, "chave"));
    }

    private static void checkFormat(JsonNode node, String format) {
        if (!text(node, "formato").equals(format)) {
            throw Refusal.invalid("formato", "não é " + format);
        }
    }

    private static Supply supply(JsonNode bill) {
        return new Supply(
                text(bill, "distribuidora"),
                constant(bill, "modalidade", Modality.values(), Modality::code),
                constant(bill, "ligacao", Connection.values(), Connection::code),
                text(bill, "uf"),
                text(bill, "municipio"));
    }

    private static Metering metering(JsonNode bill) {
        return bill.has("estimativa")
                ? new Metering.Mean(
                        items(bill.get("estimativa"), "ciclos").map(FileReader::past).toList())
                : new Metering.Registers(
                        items(bill, "registros").map(FileReader::register).toList());
    }

    private static Metering.Register register(JsonNode node) {
        return new Metering.Register(
                parsed(node, "data_hora", Instant::parse),
                whole(node, "registro_wh"),
                whole(node, "volta_wh"),
                constant(node, "papel", Metering.Role.values(), Metering.Role::code),
                text(node, "estado"),
                items(node, "leituras").map(FileReader::time).toList());
    }

    private static Instant time(JsonNode node) {
        try {
            return Instant.parse(node.asString());
        } catch (DateTimeException e) {
            throw Refusal.invalid("leituras", "não é uma data e hora");
        }
    }

    private static Metering.Mean.Past past(JsonNode node) {
        return new Metering.Mean.Past(text(node, "fatura"), energy(member(node, "consumo_wh")));
    }

    private static Map<Post, Long> energy(JsonNode node) {
        var energy = new EnumMap<Post, Long>(Post.class);
        for (var post : Post.values()) {
            if (node.has(post.code())) {
                energy.put(post, whole(node, post.code()));
            }
        }
        return energy;
    }

    /// A line that comes from elsewhere; none of one that follows.
    private static Stream<CarriedEntry> carried(JsonNode line) {
        var kind = constant(line, "tipo", LineKind.values(), LineKind::code);
        if (!kind.isCarried()) {
            return Stream.of();
        }
        return items(line, "termos")
                .limit(1)
                .map(term -> new CarriedEntry(kind, text(line, "titulo"), number(term, "preco")));
    }

    private static MerkleTree.Step step(JsonNode node) {
        return new MerkleTree.Step(text(node, "lado").equals("esquerda"), digest(node, "resumo"));
    }

    private static Digest digest(JsonNode node, String name) {
        return new Digest(text(node, name));
    }

    private static JsonNode member(JsonNode node, String name) {
        var member = node.get(name);
        if (member == null) {
            throw Refusal.invalid(name, "falta");
        }
        return member;
    }

    private static Stream<JsonNode> items(JsonNode node, String name) {
        var list = member(node, name);
        if (!list.isArray()) {
            throw Refusal.invalid(name, "não é uma lista");
        }
        return list.valueStream();
    }

    private static String text(JsonNode node, String name) {
        var member = member(node, name);
        if (!member.isString()) {
            throw Refusal.invalid(name, "não é um texto");
        }
        return member.stringValue();
    }

    private static long whole(JsonNode node, String name) {
        var member = member(node, name);
        if (!member.isIntegralNumber() || !member.canConvertToLong()) {
            throw Refusal.invalid(name, "não é um número inteiro");
        }
        return member.longValue();
    }

    private static BigDecimal number(JsonNode node, String name) {
        var member = member(node, name);
        if (!member.isNumber()) {
            throw Refusal.invalid(name, "não é um número");
        }
        return member.decimalValue();
    }

    private static <T> T parsed(JsonNode node, String name, Function<String, T> parse) {
        try {
            return parse.apply(text(node, name));
        } catch (DateTimeException e) {
            throw Refusal.invalid(name, "não é uma data, hora ou fuso");
        }
    }

    private static <E extends Enum<E>> E constant(
            JsonNode node, String name, E[] all, Function<E, String> code) {
        var text = text(node, name);
        return Arrays.stream(all)
                .filter(one -> code.apply(one).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid(
                                name,
                                "'%s' não é um de %s"
                                        .formatted(
                                                text, List.of(all).stream().map(code).toList())));
    }
}
