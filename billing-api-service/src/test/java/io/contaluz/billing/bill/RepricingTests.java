package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.RulePacks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// No change of the rules or of what is made of them goes by without a word of what it costs
/// (`docs/rule-packs.md`).
class RepricingTests {

    private static final Path HISTORY = Path.of("src/test/resources/repricing/history.tsv");
    private static final Path REPORT = Path.of("target/repricing.md");

    @Test
    void aSampleOfHistoryComesToWhatItDid() throws Exception {
        var cases = history();
        var pack = RulePacks.bundled().named(RulePacks.DEMONSTRATION);
        var report = RepricingReport.of(cases, pack);
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, report.text());
        if (Boolean.getBoolean("contaluz.repricing.accept")) {
            accept(cases, pack);
        } else if (!report.changes().isEmpty()) {
            fail("\n" + report.text());
        }
    }

    @Test
    void theSampleHasAllThatABillDependsOn() throws Exception {
        var cases = history();
        assertThat(cases).hasSizeBetween(100, 300);
        assertThat(cases).extracting(RepricedCase::id).doesNotHaveDuplicates();
        assertThat(cases.stream().flatMap(its -> its.onFile().lines().keySet().stream()))
                .contains(
                        "Energia",
                        "Energia, ponta",
                        "Energia, intermediário",
                        "Energia, fora de ponta",
                        "Custo de disponibilidade",
                        "Desconto da tarifa social",
                        "Isenção da CDE",
                        "Bandeira amarela e vermelha patamar 1",
                        "Iluminação pública (COSIP)");
        assertThat(cases).anySatisfy(its -> assertThat(its.onFile().refusal()).isNotEmpty());
    }

    /// A red flag of a tenth more, and a month without one.
    @Test
    void aChangedRuleIsReportedByCaseByLineAndInSum() throws Exception {
        var changed = text("brasil.yaml").replace("vermelha_1: 4.463", "vermelha_1: 4.909");
        var withoutMarch =
                changed.replace(
                        "from: 2026-01-01, to: 2026-04-01, flag",
                        "from: 2026-01-01, to: 2026-03-01, flag");
        var packs = RulePacks.none().add("brasil.yaml", bytes(withoutMarch));
        var pack =
                packs.add("demonstracao.yaml", bytes(text("demonstracao.yaml")))
                        .named("demonstracao");
        var one =
                RepricedCase.parse(
                        "a\tconvencional\tmonofasica\tSem COSIP\t2025-06-01\t2025-07-01\t200\t215.91\t"
                                + "Bandeira vermelha patamar 1=11.41; Energia=204.50\t");
        var two =
                RepricedCase.parse(
                        "b\tconvencional\tmonofasica\tSem COSIP\t2025-03-01\t2025-03-31\t200\t204.50\t"
                                + "Energia=204.50\t");
        var three =
                RepricedCase.parse(
                        "c\tconvencional\tmonofasica\tSem COSIP\t2026-03-01\t2026-04-01\t200\t204.50\t"
                                + "Energia=204.50\t");
        assertThat(RepricingReport.of(List.of(one, two, three), pack).text())
                .contains("# Repricing: 2 of 3 bills come to something else")
                .contains("| all | 215.91 | 217.05 | +1.14 |")
                .contains("| Bandeira vermelha patamar 1 | 11.41 | 12.55 | +1.14 |")
                .contains("| R$ | +1.14 | +1.14 | +1.14 | +1.14 | +1.14 |")
                .contains(
                        "| a | 215.91 | 217.05 | +1.14 | Bandeira vermelha patamar 1 11.41 → 12.55")
                .contains("| c | 204.50 | refused: Não há bandeira em vigor em 2026-03-01. |")
                .contains("-Dcontaluz.repricing.accept=true");
    }

    private static void accept(List<RepricedCase> cases, RulePack pack) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(RepricedCase.HEADER);
        cases.forEach(its -> lines.add(its.line(its.reprice(pack))));
        Files.write(HISTORY, lines);
    }

    private static List<RepricedCase> history() throws IOException {
        return Files.readAllLines(HISTORY).stream().skip(1).map(RepricedCase::parse).toList();
    }

    private static String text(String file) throws IOException {
        try (var in = RulePacks.class.getResourceAsStream("/rulepacks/" + file)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream bytes(String yaml) {
        return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
