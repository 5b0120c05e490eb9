package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.tariff.RulePacks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class VerifyBillTests {

    private static final RulePacks PACKS = RulePacks.bundled();
    private static final int CHANGES = 1000;
    private static final long SEED = 20_260_403;

    @TempDir private Path directory;

    @Test
    void aBillFollowsFromItsRegistersAndRules() {
        var documents = ProvedBills.all();
        var proofs = ProvedBills.proofs(documents);
        for (int i = 0; i < documents.size(); i++) {
            assertThat(findings(documents.get(i).file(proofs.get(i)))).isEmpty();
        }
    }

    @Test
    void namesTheLineOfAnyNumberThatWasChangedAndSignedAgain() {
        var documents = ProvedBills.all();
        var random = new Random(SEED);
        for (int i = 0; i < CHANGES; i++) {
            int at = i % documents.size();
            var bill = (ObjectNode) CanonicalJson.read(documents.get(at).content());
            var figures = Figure.in("fatura", bill).stream().filter(Figure::isNumber).toList();
            var figure = figures.get(random.nextInt(figures.size()));
            figure.change(random);
            assertThat(findings(ProvedBills.signedAgain(bill, documents, at)))
                    .as(figure.path())
                    .anyMatch(finding -> isNamed(figure.path(), finding));
        }
    }

    @Test
    void aFineAndInterestFollowFromTheirPayment() {
        assertThat(ProvedBills.late().bill().lines())
                .extracting(BillLine::formula)
                .contains("100 × 2 %", "100 × 1 % × 12 ÷ 30");
        for (var change :
                List.of(
                        "\"quantidade\":100,>\"quantidade\":99,",
                        "\"taxa\":0.01,>\"taxa\":0.02,",
                        "\"preco\":0.12,>\"preco\":0.13,",
                        "\"dias\":12,>\"dias\":11,",
                        "\"pago_em\":\"2025-08-17\">\"pago_em\":\"2025-08-16\"",
                        "\"valor\":0.4,>\"valor\":0.5,")) {
            assertThat(findings(changed(ProvedBills.late(), change.split(">"))))
                    .as(change)
                    .anyMatch(its -> its.contains(" (Juros da fatura 2026-3, paga com 12 dias"));
        }
    }

    private static byte[] changed(BillDocument document, String... change) {
        assertThat(document.text()).contains(change[0]);
        var bill = (ObjectNode) CanonicalJson.read(document.text().replace(change[0], change[1]));
        return ProvedBills.signedAgain(bill, ProvedBills.all(), 4);
    }

    @Test
    void namesWhatOfTheProofDoesNotFollow() {
        var file = new String(ProvedBills.file(), StandardCharsets.UTF_8);
        var previous = file.replace("\"anterior\":\"00", "\"anterior\":\"10");
        assertThat(findings(bytes(previous)))
                .anyMatch(its -> its.startsWith("prova.elo:"))
                .anyMatch(its -> its.startsWith("prova.caminho:"));
        var spaced = file.replace("\"prova\":", "\"prova\": ");
        assertThat(findings(bytes(spaced))).containsExactly("o arquivo não está na forma canônica");
        assertThat(
                        FileCheck.of(ProvedBills.file(), PACKS, BillKey.generate().publicKey())
                                .findings())
                .anyMatch(its -> its.startsWith("prova.assinatura: é de outra chave"))
                .anyMatch(its -> its.startsWith("prova.assinatura: não é do que está"));
    }

    @Test
    void withoutARegisterAtAChangeOfPostNothingFollows() {
        var bill = (ObjectNode) CanonicalJson.read(ProvedBills.white().content());
        ((ArrayNode) bill.get("registros")).remove(1);
        assertThat(findings(ProvedBills.signedAgain(bill, ProvedBills.all(), 2)))
                .first()
                .asString()
                .matches("fatura\\.registros\\[1\\] .*: entre ele e o anterior muda o posto");
    }

    @Test
    void registersReachFromTheStartToTheEnd() {
        var bill = (ObjectNode) CanonicalJson.read(ProvedBills.conventional().content());
        ((ArrayNode) bill.get("registros")).remove(0);
        assertThat(findings(ProvedBills.signedAgain(bill, ProvedBills.all(), 0)))
                .first()
                .asString()
                .startsWith("fatura.registros: não vão do início ao fim");
    }

    @Test
    void tellsByItsExitCodeWhatItFound() throws IOException {
        var good = Files.write(directory.resolve("boa.json"), ProvedBills.file()).toString();
        var text = new String(ProvedBills.file(), StandardCharsets.UTF_8);
        var changed =
                Files.writeString(
                                directory.resolve("mudada.json"),
                                text.replace("\"impresso_centavos\":", "\"impresso_centavos\":1"))
                        .toString();
        var noJson = Files.writeString(directory.resolve("nada.json"), "{").toString();
        var missing = Files.writeString(directory.resolve("falta.json"), "{}").toString();
        var key = pem(ProvedBills.KEY);

        assertThat(run(good, "--chave", key)).startsWith("0 confere: ");
        assertThat(run("--chave", key, good)).startsWith("0 confere: ");
        assertThat(run(changed, "--chave", key))
                .startsWith("1 ")
                .contains("fatura.linhas[0] (Energia).impresso_centavos: está 1")
                .contains("NÃO CONFERE: fatura 2026-1 ");
        assertThat(run(noJson, "--chave", key)).startsWith("2 ilegível: não é JSON");
        assertThat(run(missing, "--chave", key)).startsWith("2 ilegível: um arquivo tem");
        assertThat(run(good, "--chave", good)).startsWith("2 ilegível:");
        assertThat(run(good, "--chave", key + "x")).startsWith("2 ilegível:");
        assertThat(run(good)).startsWith("2 uso:");
    }

    @Test
    void takesTheRulePacksOfADirectory() throws IOException {
        var rules = Files.createDirectory(directory.resolve("regras"));
        var pack = rules.resolve("outra.yaml");
        Files.writeString(pack, "{id: outra, title: O, fictitious: false, extends: demonstracao}");
        var packs = RulePacks.bundled().addAll(rules);
        var documents = List.of(ProvedBills.conventional(packs.named("outra")));
        var proof = ProvedBills.proofs(documents).getFirst();
        var bill =
                Files.write(directory.resolve("outra.json"), documents.getFirst().file(proof))
                        .toString();
        var key = pem(ProvedBills.KEY);

        assertThat(run(bill, "--chave", key, "--regras", rules.toString()))
                .startsWith("0 confere: fatura 2026-1 ");
        assertThat(run("--regras", rules.toString(), bill, "--chave", key))
                .startsWith("0 confere: fatura 2026-1 ");
        assertThat(run(bill, "--chave", key)).startsWith("1 Não há pacote de regras 'outra'.");
        assertThat(run(bill, "--chave", key, "--regras")).startsWith("2 uso:");
        Files.writeString(pack, "{id: outra}");
        assertThat(run(bill, "--chave", key, "--regras", rules.toString()))
                .isEqualTo("2 ilegível: " + pack + ": 'title' is missing, or is no text\n");
    }

    @Test
    void tellsWhetherABillIsInARootThatWasKept() throws IOException {
        var key = pem(ProvedBills.KEY);
        var bill = Files.write(directory.resolve("fatura.json"), ProvedBills.file()).toString();
        var kept = Files.write(directory.resolve("raiz.json"), ProvedBills.root()).toString();
        assertThat(run(bill, "--chave", key, "--raiz", kept)).startsWith("0 confere: ");
        assertThat(run("--raiz", kept, bill, "--chave", key)).startsWith("0 confere: ");

        var other = ProvedBills.correctedConventional();
        var proved = other.file(ProvedBills.proofs(List.of(other)).getFirst());
        var issuedLater = Files.write(directory.resolve("outra.json"), proved).toString();
        assertThat(run(issuedLater, "--chave", key)).startsWith("0 confere: ");
        assertThat(run(issuedLater, "--chave", key, "--raiz", kept))
                .startsWith("1 prova.elo: não está na raiz guardada\n");
        var changed =
                Files.writeString(
                                directory.resolve("mudada.json"),
                                Files.readString(Path.of(kept))
                                        .replace("\"ciclo\":7", "\"ciclo\":8"))
                        .toString();
        assertThat(run(bill, "--chave", key, "--raiz", changed))
                .startsWith("1 raiz guardada: raiz.assinatura: não é do que está");
        assertThat(run(bill, "--chave", key, "--raiz", bill)).startsWith("2 ilegível: raiz falta");
        assertThat(run(kept, "--chave", key, "--raiz", kept)).startsWith("2 ilegível: prova falta");
        assertThat(run(bill, "--chave", key, "--raiz")).startsWith("2 uso:");
    }

    /// Of a register the line of the energy does not follow, or the register itself is named; of a
    /// cycle before it the sum does not follow.
    private static boolean isNamed(String path, String finding) {
        if (path.startsWith("fatura.estimativa.ciclos")) {
            return finding.startsWith("fatura.estimativa.soma_wh");
        }
        int item = path.indexOf(']');
        return finding.startsWith(path + ":")
                || (item >= 0 && finding.startsWith(path.substring(0, item + 1) + " ("))
                || (path.startsWith("fatura.registros")
                        && finding.matches("fatura\\.linhas\\[\\d\\] \\(Energia.*"));
    }

    private static List<String> findings(byte[] file) {
        return FileCheck.of(file, PACKS, ProvedBills.KEY.publicKey()).findings();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String pem(BillKey key) throws IOException {
        return Files.writeString(directory.resolve("chave.pem"), BillKey.pem(key.publicKey()))
                .toString();
    }

    private static String run(String... args) {
        var out = new ByteArrayOutputStream();
        int code =
                VerifyBill.run(List.of(args), new PrintStream(out, true, StandardCharsets.UTF_8));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }
}
