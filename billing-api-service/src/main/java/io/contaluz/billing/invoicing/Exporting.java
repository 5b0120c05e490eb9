package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.BillDocument;
import io.contaluz.billing.bill.ChainDocument;
import io.contaluz.billing.bill.RootDocument;
import io.contaluz.billing.proof.Proofs;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Exports what can be verified without us: a bill with its proof, the chain of a usage point, the
/// root of a cycle's invoices.
@Service
@Transactional
class Exporting {

    private final Invoices invoices;
    private final RecordedContents contents;
    private final Proofs proofs;
    private final UsagePointRegistry usagePoints;

    Exporting(
            Invoices invoices,
            RecordedContents contents,
            Proofs proofs,
            UsagePointRegistry usagePoints) {
        this.invoices = invoices;
        this.contents = contents;
        this.proofs = proofs;
        this.usagePoints = usagePoints;
    }

    /// An invoice with its proof.
    ///
    /// @throws Refusal in conflict, if it is a draft or not signed yet
    byte[] invoice(long id) {
        var invoice = invoices.find(id).issued();
        return BillDocument.file(
                invoice.document(), proofs.proof(invoice.usagePointId(), invoice.cycleId(), id));
    }

    /// All that was recorded of a usage point.
    ///
    /// @throws Refusal as unavailable, if there is no key to sign its end
    byte[] chain(Matricula matricula) {
        var usagePoint = usagePoints.locate(matricula);
        var chain = proofs.chain(usagePoint.id());
        var texts = contents.of(usagePoint.id());
        var head = proofs.sign(matricula.value(), chain);
        var entries =
                chain.stream()
                        .map(link ->
                                new ChainDocument.Entry(
                                        link.kind().code(), link.link(), texts.of(link)))
                        .toList();
        return new ChainDocument(head, entries).file();
    }

    /// The last signed root of a cycle's invoices.
    byte[] root(int cycleId) {
        var root = proofs.root(cycleId);
        return new RootDocument(root, proofs.leaves(root)).file();
    }
}
