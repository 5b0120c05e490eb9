package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.RulePacks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is published of a cycle's invoices, in the file of its root and in each bill's proof.
class RootStatementTests {

    private static final BillKey OTHER = BillKey.generate();

    private static final Map<String, JsonNode> CHANGES =
            Map.of(
                    "formato", text("contaluz-raiz-3"),
                    "ciclo", CanonicalJson.NODES.numberNode(8),
                    "grupo", text("g2"),
                    "inicio", text("2025-05-02"),
                    "fim", text("2026-05-02"),
                    "faturas", CanonicalJson.NODES.numberNode(4),
                    "raiz", text("ab".repeat(32)),
                    "publicada_em", text("2026-05-02T03:04:05.123457Z"),
                    "chave", text("0123456789abcdef"));

    @Test
    void isSignedWordForWord() {
        var root = ProvedBills.published(List.of(Digest.NONE));
        assertThat(root.statement().text())
                .isEqualTo(
                        "{\"formato\":\"contaluz-raiz-2\",\"ciclo\":7,\"grupo\":\"g1\","
                                + "\"inicio\":\"2025-05-01\",\"fim\":\"2026-05-01\",\"faturas\":1,"
                                + "\"raiz\":\"%s\",\"publicada_em\":\"2026-05-02T03:04:05.123456Z\","
                                        .formatted(MerkleTree.of(List.of(Digest.NONE)).root().hex())
                                + "\"chave\":\"%s\"}".formatted(ProvedBills.KEY.id()));
        var signed = "contaluz raiz 2 " + root.statement().text();
        var key = ProvedBills.KEY.publicKey();
        assertThat(BillKey.isSigned(signed, root.signature(), key)).isTrue();
        assertThat(SignedRoot.read(root.statement().text(), root.signature())).isEqualTo(root);
    }

    @Test
    void noMemberCanBeChanged() {
        assertThat(CHANGES.keySet())
                .isEqualTo(statement(ProvedBills.root(), "raiz").propertyNames());
        CHANGES.forEach((member, value) -> {
            assertThat(findings(changed(ProvedBills.root(), "raiz", member, value)))
                    .as(member)
                    .isNotEmpty();
            var bill = changed(ProvedBills.file(), "prova", member, value);
            assertThat(findings(bill)).as(member).isNotEmpty();
        });
    }

    @Test
    void noMemberCanBeChangedAndSignedByAnotherKey() {
        for (var whose : List.of(ProvedBills.KEY, OTHER)) {
            CHANGES.forEach((member, value) -> {
                var root = changed(ProvedBills.root(), "raiz", member, value);
                assertThat(findings(signed(root, "raiz", whose))).as(member).isNotEmpty();
                var bill = changed(ProvedBills.file(), "prova", member, value);
                assertThat(findings(signed(bill, "prova", whose))).as(member).isNotEmpty();
            });
        }
    }

    @Test
    void aBillIsForDaysOfWhatWasPublished() {
        var short1 = changed(ProvedBills.file(), "prova", "inicio", text("2025-05-22"));
        var short2 = changed(ProvedBills.file(), "prova", "fim", text("2025-06-10"));
        for (var file : List.of(short1, short2)) {
            var node = (ObjectNode) file.at("/prova");
            var statement = FileReader.statement(node.get("publicacao"));
            node.put("assinatura", SignedRoot.of(statement, ProvedBills.KEY).signature());
            assertThat(findings(file))
                    .singleElement()
                    .asString()
                    .startsWith("fatura.ciclo: não está no que foi publicado, de 2025-05-");
        }
    }

    /// Signed by the other key, which says so or says that it is the key that is known.
    private static ObjectNode signed(ObjectNode file, String member, BillKey claimed) {
        var statement = statement(CanonicalJson.bytes(file), member).put("chave", claimed.id());
        var signature =
                OTHER.sign(
                        "contaluz raiz 2 "
                                + new String(
                                        CanonicalJson.bytes(statement), StandardCharsets.UTF_8));
        var node = (ObjectNode) file.get(member);
        (node.has("publicacao") ? (ObjectNode) node.get("publicacao") : node)
                .put("chave", claimed.id());
        node.put("assinatura", signature);
        return file;
    }

    private static ObjectNode changed(byte[] file, String member, String name, JsonNode value) {
        var changed = (ObjectNode) CanonicalJson.read(file);
        var node = (ObjectNode) changed.get(member);
        var statement = node.has("publicacao") ? (ObjectNode) node.get("publicacao") : node;
        assertThat(statement.get(name)).isNotNull().isNotEqualTo(value);
        statement.set(name, value);
        return changed;
    }

    /// The statement alone.
    private static ObjectNode statement(byte[] file, String member) {
        var node = (ObjectNode) CanonicalJson.read(file).get(member);
        return node.has("publicacao")
                ? (ObjectNode) node.get("publicacao")
                : node.without(List.of("assinatura", "elos"));
    }

    private static JsonNode text(String text) {
        return CanonicalJson.NODES.stringNode(text);
    }

    private static List<String> findings(ObjectNode file) {
        try {
            return FileCheck.of(
                            CanonicalJson.bytes(file),
                            RulePacks.bundled(),
                            ProvedBills.KEY.publicKey())
                    .findings();
        } catch (Refusal e) {
            return List.of(e.field() + " " + e.detail());
        }
    }
}
