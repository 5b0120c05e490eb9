package io.contaluz.billing.bill;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The chain of a usage point: an invoice, a payment of it, and a correction of it.
final class ProvedChains {

    static final String PAYMENT =
            "{\"formato\":\"contaluz-pagamento-1\",\"fatura\":\"2026-1\",\"valor_centavos\":15675}";

    private ProvedChains() {}

    static byte[] file() {
        return new ChainDocument(head(entries().size()), entries()).file();
    }

    static ChainHead head(int length) {
        var last = entries().getLast().link().digest();
        return ChainHead.of("1000001", length, last, ProvedBills.KEY);
    }

    static List<ChainDocument.Entry> entries() {
        var bill = ProvedBills.conventional();
        var proof = ProvedBills.proofs(List.of(bill)).getFirst();
        var invoice = new ChainDocument.Entry("fatura", proof.link(), bill.text());
        var payment = after(invoice, "pagamento", PAYMENT);
        var correction =
                after(
                        payment,
                        "correcao",
                        "{\"formato\":\"contaluz-correcao-1\",\"conta\":%s}"
                                .formatted(bill.text()));
        return List.of(invoice, payment, correction);
    }

    private static ChainDocument.Entry after(
            ChainDocument.Entry before, String kind, String content) {
        var digest = Digest.of(content.getBytes(StandardCharsets.UTF_8));
        return new ChainDocument.Entry(
                kind, new ChainLink(before.link().digest(), digest), content);
    }
}
