package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a file may hold: all that is in it is looked at, or it is refused.
class FileCheckTests {

    @TempDir private Path directory;
    private String key = "";

    @BeforeEach
    void writeKey() throws IOException {
        key =
                Files.writeString(
                                directory.resolve("chave.pem"),
                                BillKey.pem(ProvedBills.KEY.publicKey()))
                        .toString();
    }

    @Test
    void tellsWhatItLookedAt() throws IOException {
        assertThat(verify(ProvedBills.file()))
                .isEqualTo(
                        "0 confere: fatura 2026-1 da matrícula 1000001,"
                                + " ciclo de 2025-05-21 até antes de 2025-06-11, total de R$"
                                + " 143,36\n");
        assertThat(verify(ProvedChains.file()))
                .startsWith(
                        "0 confere: cadeia da matrícula 1000001, 5 elos, exportada em 2025-11-12T13:");
        assertThat(verify(ProvedBills.root()))
                .startsWith(
                        "0 confere: raiz do ciclo 7 do grupo g1, de 2025-05-01 até antes de 2026-05-01,"
                                + " 8 faturas, publicada em 2026-05-02T03:04:05.123456Z\n");
    }

    @Test
    void aForgedBillBesideWhatIsGenuineIsRefused() throws IOException {
        for (var genuine : List.of(ProvedBills.root(), ProvedChains.file())) {
            var spliced = (ObjectNode) CanonicalJson.read(genuine);
            var bill = (ObjectNode) CanonicalJson.read(ProvedBills.file());
            ((ObjectNode) bill.get("fatura")).put("total_centavos", 1);
            spliced.setAll(bill);
            assertThat(verify(CanonicalJson.bytes(spliced)))
                    .startsWith("2 ilegível: um arquivo tem os membros fatura e prova,");
        }
        for (var other : List.of("{}", "[]", "3", "{\"cadeia\":{}}", "{\"elos\":[]}")) {
            assertThat(verify(other.getBytes(StandardCharsets.UTF_8)))
                    .startsWith("2 ilegível: um arquivo tem os membros");
        }
    }

    @Test
    void aMemberThatNothingTellsOfIsFoundInEveryObject() throws IOException {
        everyObject((path, object) -> {
            object.put("a_mais", 1);
            return path.isEmpty() ? "2 ilegível" : "1 ";
        });
    }

    @Test
    void membersInAnotherOrderAreFoundInEveryObject() throws IOException {
        everyObject((path, object) -> {
            var first = object.propertyNames().iterator().next();
            object.set(first, object.remove(first));
            return object.size() == 1 ? "0 " : "1 ";
        });
    }

    @Test
    void aNumberThatIsATextIsUnreadable() throws IOException {
        var root = new String(ProvedBills.root(), StandardCharsets.UTF_8);
        for (var changed :
                List.of(
                        root.replace("\"faturas\":8", "\"faturas\":\"8\""),
                        root.replace("\"ciclo\":7", "\"ciclo\":\"7\""),
                        root.replace("\"ciclo\":7", "\"ciclo\":4294967303"),
                        root.replace("\"ciclo\":7", "\"ciclo\":-7"))) {
            assertThat(changed).isNotEqualTo(root);
            assertThat(verify(changed.getBytes(StandardCharsets.UTF_8)))
                    .startsWith("2 ilegível: ")
                    .contains("não é um número");
        }
        var chain = new String(ProvedChains.file(), StandardCharsets.UTF_8);
        assertThat(
                        verify(
                                chain.replace("\"elos\":5", "\"elos\":4294967301")
                                        .getBytes(StandardCharsets.UTF_8)))
                .startsWith("2 ilegível: elos não é um número");
    }

    private interface Change {

        /// @return how the verdict begins
        String of(String path, ObjectNode object);
    }

    private void everyObject(Change change) throws IOException {
        for (var file : List.of(ProvedBills.file(), ProvedChains.file(), ProvedBills.root())) {
            var paths = new ArrayList<String>();
            collect("", CanonicalJson.read(file), (path, object) -> paths.add(path));
            for (var path : paths) {
                var changed = CanonicalJson.read(file);
                var begins = change.of(path, (ObjectNode) changed.at(path));
                assertThat(verify(CanonicalJson.bytes(changed))).as(path).startsWith(begins);
            }
        }
    }

    private static void collect(
            String path, JsonNode node, BiConsumer<String, ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.accept(path, object);
            object.forEachEntry((name, member) -> collect(path + "/" + name, member, objects));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(path + "/" + i, node.get(i), objects);
        }
    }

    private String verify(byte[] file) throws IOException {
        var path = Files.write(directory.resolve("arquivo.json"), file).toString();
        var out = new ByteArrayOutputStream();
        int code =
                VerifyBill.run(
                        List.of(path, "--chave", key),
                        new PrintStream(out, true, StandardCharsets.UTF_8));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }
}
