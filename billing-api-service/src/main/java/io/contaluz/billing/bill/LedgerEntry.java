package io.contaluz.billing.bill;

import io.contaluz.billing.money.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/// What a chain holds beside invoices, as canonical JSON (`docs/proof.md`).
public record LedgerEntry(String text) {

    /// A payment.
    ///
    /// @param number of the invoice
    public static LedgerEntry payment(
            String number, LocalDate paidOn, String means, Money amount, String reference) {
        var node =
                CanonicalJson.NODES
                        .objectNode()
                        .put("formato", "contaluz-pagamento-1")
                        .put("fatura", number)
                        .put("data", paidOn.toString())
                        .put("meio", means)
                        .put("valor_centavos", amount.centavos())
                        .put("referencia", reference);
        return new LedgerEntry(new String(CanonicalJson.bytes(node), StandardCharsets.UTF_8));
    }

    /// A correction.
    ///
    /// @param number of the invoice
    /// @param bill as it follows now, in canonical JSON
    public static LedgerEntry correction(
            String number,
            OffsetDateTime madeAt,
            Money difference,
            BigDecimal adjustment,
            String form,
            String bill) {
        var node =
                CanonicalJson.NODES
                        .objectNode()
                        .put("formato", "contaluz-correcao-1")
                        .put("fatura", number)
                        .put("feita_em", madeAt.toInstant().toString())
                        .put("diferenca_centavos", difference.centavos())
                        .put("ajuste", CanonicalJson.plain(adjustment))
                        .put("forma", form);
        node.set("conta", CanonicalJson.read(bill));
        return new LedgerEntry(new String(CanonicalJson.bytes(node), StandardCharsets.UTF_8));
    }

    public Digest digest() {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
