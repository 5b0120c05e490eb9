package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.contaluz.billing.tariff.BadRulePackException;
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
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// No change of the rules or of what is made of them goes by without a word of what it costs
/// (`docs/rule-packs.md`).
class RepricingTests {

    private static final String ONLY_SCARCITY = "the flag of all its days is that of scarcity";
    private static final Path HISTORY = Path.of("src/test/resources/repricing/history.tsv");
    private static final Path TERMS = Path.of("src/test/resources/repricing/terms.tsv");
    private static final Path BEFORE = Path.of("src/test/resources/repricing/historia.yaml");
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    /// Values that price no bill, and why.
    private static final Map<String, String> EXEMPT =
            Map.of(
                    "brasil.yaml.flags[4].values.verde", ONLY_SCARCITY,
                    "brasil.yaml.flags[4].values.amarela", ONLY_SCARCITY,
                    "brasil.yaml.flags[4].values.vermelha_1", ONLY_SCARCITY,
                    "brasil.yaml.flags[4].values.vermelha_2", ONLY_SCARCITY);

    private static final Path REPORT = Path.of("target/repricing.md");

    @Test
    void aSampleOfHistoryComesToWhatItDid() throws Exception {
        var cases = history();
        var terms = terms();
        var packs = packs(text("brasil.yaml"), text("demonstracao.yaml"));
        var report = RepricingReport.of(cases, packs);
        var text = report.text() + changes(terms, packs);
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, text);
        if (Boolean.getBoolean("contaluz.repricing.accept")) {
            accept(cases, terms, packs);
        } else if (!report.changes().isEmpty() || !changes(terms, packs).isEmpty()) {
            fail("\n" + text);
        }
    }

    /// Not one value of a pack can be changed without the sample noticing, but those that are told.
    @ParameterizedTest
    @ValueSource(strings = {"brasil.yaml", "demonstracao.yaml"})
    void eachValueOfEachSectionPricesSomethingOfTheSample(String file) throws Exception {
        var cases = history();
        var terms = terms();
        var unnoticed = new ArrayList<String>();
        var mutations = RuleMutations.of(YAML.readTree(text(file)));
        for (var mutation : mutations) {
            var packs = packs(file, mutation);
            boolean noticed =
                    cases.stream().anyMatch(its -> !its.reprice(packs).equals(its.onFile()))
                            || !changes(terms, packs).isEmpty();
            if (!noticed) {
                unnoticed.add(file + "." + mutation.where());
            }
        }
        assertThat(mutations).isNotEmpty();
        assertThat(unnoticed)
                .containsExactlyInAnyOrderElementsOf(
                        EXEMPT.keySet().stream().filter(its -> its.startsWith(file)).toList());
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
        var packs = packs(withoutMarch, text("demonstracao.yaml"));
        var one =
                RepricedCase.parse(
                        "a\tdemonstracao\tconvencional\tmonofasica\tSem COSIP\t2025-06-01\t2025-07-01\t200\t215.91\t"
                                + "Bandeira vermelha patamar 1=11.41; Energia=204.50\t");
        var two =
                RepricedCase.parse(
                        "b\tdemonstracao\tconvencional\tmonofasica\tSem COSIP\t2025-03-01\t2025-03-31\t200\t204.50\t"
                                + "Energia=204.50\t");
        var three =
                RepricedCase.parse(
                        "c\tdemonstracao\tconvencional\tmonofasica\tSem COSIP\t2026-03-01\t2026-04-01\t200\t204.50\t"
                                + "Energia=204.50\t");
        assertThat(RepricingReport.of(List.of(one, two, three), packs).text())
                .contains("# Repricing: 2 of 3 bills come to something else")
                .contains("| all | 215.91 | 217.05 | +1.14 |")
                .contains("| Bandeira vermelha patamar 1 | 11.41 | 12.55 | +1.14 |")
                .contains("| R$ | +1.14 | +1.14 | +1.14 | +1.14 | +1.14 |")
                .contains(
                        "| a | 215.91 | 217.05 | +1.14 | Bandeira vermelha patamar 1 11.41 → 12.55")
                .contains("| c | 204.50 | refused: Não há bandeira em vigor em 2026-03-01. |")
                .contains("-Dcontaluz.repricing.accept=true");
    }

    private static void accept(List<RepricedCase> cases, List<RepricedTerms> terms, RulePacks packs)
            throws IOException {
        var lines = new ArrayList<String>();
        lines.add(RepricedCase.HEADER);
        cases.forEach(its -> lines.add(its.line(its.reprice(packs))));
        Files.write(HISTORY, lines);
        var others = new ArrayList<String>();
        others.add(RepricedTerms.HEADER);
        terms.forEach(its -> others.add(its.line(its.reprice(demonstration(packs)))));
        Files.write(TERMS, others);
    }

    private static List<RepricedCase> history() throws IOException {
        return Files.readAllLines(HISTORY).stream().skip(1).map(RepricedCase::parse).toList();
    }

    private static List<RepricedTerms> terms() throws IOException {
        return Files.readAllLines(TERMS).stream().skip(1).map(RepricedTerms::parse).toList();
    }

    /// The terms that come to something else, a line each.
    private static String changes(List<RepricedTerms> terms, RulePacks packs) {
        return terms.stream()
                .filter(its -> !its.reprice(demonstration(packs)).equals(its.onFile()))
                .map(its ->
                        "\nterms: %s, now %s"
                                .formatted(
                                        its.line(its.onFile()), its.reprice(demonstration(packs))))
                .collect(Collectors.joining());
    }

    private static RulePack demonstration(RulePacks packs) {
        return packs.named(RulePacks.DEMONSTRATION);
    }

    private static RulePacks packs(String file, RuleMutations.Mutation mutation)
            throws IOException {
        for (var mutated : mutation.files()) {
            try {
                return file.equals("brasil.yaml")
                        ? packs(mutated, text("demonstracao.yaml"))
                        : packs(text("brasil.yaml"), mutated);
            } catch (BadRulePackException e) {
                // The next one may be valid.
            }
        }
        throw new AssertionError("no other value of " + mutation.where() + " is valid");
    }

    private static RulePacks packs(String brasil, String demonstration) throws IOException {
        return RulePacks.none()
                .add("brasil.yaml", bytes(brasil))
                .add("demonstracao.yaml", bytes(demonstration))
                .add("historia.yaml", bytes(Files.readString(BEFORE)));
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
