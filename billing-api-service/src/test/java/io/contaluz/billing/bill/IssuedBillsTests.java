package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.tariff.Modality;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A rule pack only grows (`docs/rule-packs.md`): bills that were issued and signed, kept here as
/// they were exported, are verified for ever.
class IssuedBillsTests {

    private static final Path ISSUED = Path.of("src/test/resources/issued");

    @ParameterizedTest
    @MethodSource("bills")
    void aBillThatWasIssuedIsVerifiedForEver(Path bill) {
        var out = new ByteArrayOutputStream();
        int code =
                VerifyBill.run(
                        List.of(
                                bill.toString(),
                                "--chave",
                                bill.resolveSibling("chave.pem").toString()),
                        new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code)
                .as(() -> why(bill, out.toString(StandardCharsets.UTF_8)))
                .isEqualTo(VerifyBill.GOOD);
    }

    @Test
    void theSampleHasEachModalityAndEachLineThatRulesMake() throws IOException {
        var all = bills().map(IssuedBillsTests::text).toList();
        for (var modality : Modality.values()) {
            assertThat(all).anyMatch(its -> its.contains(member("modalidade", modality.code())));
        }
        for (var kind : LineKind.values()) {
            if (!kind.isCarried() || LatePayment.isOf(kind)) {
                assertThat(all).anyMatch(its -> its.contains(member("tipo", kind.code())));
            }
        }
    }

    private static String why(Path bill, String findings) {
        return """
        %s was issued and signed, and does not follow any more:

        %s
        Whoever holds a bill like it would be told that it is forged. An entry of a rule pack that has priced
        a bill is never reworded, neither its value nor its `from`, `source` or `article`: end it by `to` and
        add another, or, where it was wrong, correct it in a pack with another id (docs/rule-packs.md). Do
        not write this file anew.\
        """
                .formatted(bill, findings);
    }

    private static Stream<Path> bills() throws IOException {
        try (var files = Files.walk(ISSUED)) {
            return files.filter(its -> its.toString().endsWith(".json")).toList().stream();
        }
    }

    private static String text(Path bill) {
        try {
            return Files.readString(bill);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String member(String name, String value) {
        return "\"%s\":\"%s\"".formatted(name, value);
    }
}
