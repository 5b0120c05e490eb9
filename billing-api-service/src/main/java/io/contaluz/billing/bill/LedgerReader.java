package io.contaluz.billing.bill;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads what an exported chain holds beside invoices.
final class LedgerReader {

    private static final List<String> MEANS =
            List.of("pix", "boleto", "debito", "cartao", "dinheiro");
    private static final List<String> FORMS = List.of("nota_credito", "proxima_fatura");

    private LedgerReader() {}

    /// @throws Refusal if a member is missing, or of another type
    static LedgerEntry payment(JsonNode node) {
        long amount = Members.whole(node, "valor_centavos");
        if (amount <= 0) {
            throw Refusal.invalid("valor_centavos", "não é acima de 0");
        }
        return LedgerEntry.payment(
                Members.text(node, "fatura"),
                Members.parsed(node, "data", LocalDate::parse),
                oneOf(node, "meio", MEANS),
                new Money(amount),
                Members.text(node, "referencia"));
    }

    /// @throws Refusal if a member is missing, or of another type
    static LedgerEntry correction(JsonNode node) {
        var bill = CanonicalJson.bytes(Members.member(node, "conta"));
        return LedgerEntry.correction(
                Members.text(node, "fatura"),
                Members.parsed(node, "feita_em", Instant::parse).atOffset(ZoneOffset.UTC),
                new Money(Members.whole(node, "diferenca_centavos")),
                Members.number(node, "ajuste"),
                oneOf(node, "forma", FORMS),
                new String(bill, StandardCharsets.UTF_8));
    }

    private static String oneOf(JsonNode node, String name, List<String> words) {
        var text = Members.text(node, name);
        if (!words.contains(text)) {
            throw Refusal.invalid(name, "'%s' não é um de %s".formatted(text, words));
        }
        return text;
    }
}
