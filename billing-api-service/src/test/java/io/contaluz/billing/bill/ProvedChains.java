package io.contaluz.billing.bill;

import io.contaluz.billing.money.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/// The chain of a usage point: an invoice, a payment of it, a correction of it that gives back
/// twice what was too much, an invoice that is estimated by it, and a payment of that.
final class ProvedChains {

    static final String MATRICULA = "1000001";

    /// Something that is recorded.
    record Content(String kind, ObjectNode node) {

        Content with(UnaryOperator<ObjectNode> change) {
            return new Content(kind, change.apply(node.deepCopy()));
        }
    }

    private ProvedChains() {}

    static List<Content> contents() {
        var issued = ProvedBills.conventional();
        var corrected = ProvedBills.correctedConventional();
        var less = corrected.bill().total().centavos() - issued.bill().total().centavos();
        var correction =
                LedgerEntry.correction(
                        issued.facts().number(),
                        OffsetDateTime.parse("2025-07-02T10:11:12.345678Z"),
                        new Money(less),
                        BigDecimal.valueOf(2 * less, 2),
                        "nota_credito",
                        corrected.text());
        return List.of(
                content("fatura", issued.text()),
                content("pagamento", payment("2026-1", 14_336).text()),
                content("correcao", correction.text()),
                content("fatura", ProvedBills.estimatedAfter(corrected).text()),
                content("pagamento", payment("2026-6", 100).text()));
    }

    static LedgerEntry payment(String number, long centavos) {
        return LedgerEntry.payment(
                number, LocalDate.parse("2025-06-20"), "pix", new Money(centavos), "ref-7");
    }

    static Content content(String kind, String text) {
        return new Content(kind, (ObjectNode) CanonicalJson.read(text));
    }

    static byte[] file() {
        return file(contents());
    }

    /// A chain of some contents, with all digests and the signature made for it.
    static byte[] file(List<Content> contents) {
        return new ChainDocument(head(entries(contents)), entries(contents)).file();
    }

    static ChainHead head(List<ChainDocument.Entry> entries) {
        var last = entries.getLast().link().digest();
        var at = Instant.parse("2025-11-12T13:14:15.161718Z");
        return ChainHead.of(MATRICULA, entries.size(), last, at, ProvedBills.KEY);
    }

    static List<ChainDocument.Entry> entries() {
        return entries(contents());
    }

    private static List<ChainDocument.Entry> entries(List<Content> contents) {
        var entries = new ArrayList<ChainDocument.Entry>();
        var previous = Digest.NONE;
        for (var content : contents) {
            var bytes = CanonicalJson.bytes(content.node());
            var link = new ChainLink(previous, Digest.of(bytes));
            var text = new String(bytes, StandardCharsets.UTF_8);
            entries.add(new ChainDocument.Entry(content.kind(), link, text));
            previous = link.digest();
        }
        return entries;
    }
}
