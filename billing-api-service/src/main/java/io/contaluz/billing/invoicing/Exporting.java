package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.BillDocument;
import io.contaluz.billing.bill.ChainDocument;
import io.contaluz.billing.bill.RootDocument;
import io.contaluz.billing.proof.Proofs;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Exports what can be verified without us: a bill with its proof, the chain of a usage point, the
/// root of a cycle's invoices.
@Service
@Transactional
class Exporting {

    private static final Logger log = LoggerFactory.getLogger(Exporting.class);

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
    /// @throws Refusal as unavailable, if there is no key to sign its end; in conflict, if it does
    ///   not follow, or lacks something
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    byte[] chain(Matricula matricula) {
        var usagePoint = usagePoints.locate(matricula);
        var chain = proofs.chain(usagePoint.id());
        var texts = contents.of(usagePoint.id());
        if (texts.size() != chain.size()) {
            log.error(
                    "usage point {} has {} links for {} records",
                    usagePoint.id(),
                    chain.size(),
                    texts.size());
            throw Refusal.conflict("A cadeia da unidade não tem tudo o que foi registrado.");
        }
        var entries =
                chain.stream()
                        .map(link ->
                                new ChainDocument.Entry(
                                        link.kind().code(), link.link(), texts.of(link)))
                        .toList();
        return new ChainDocument(proofs.sign(matricula.value(), chain), entries).file();
    }

    /// A signed root of a cycle's invoices.
    ///
    /// @param invoices how many it is of; null for the last one
    byte[] root(int cycleId, @Nullable Integer invoices) {
        var root = invoices == null ? proofs.root(cycleId) : proofs.root(cycleId, invoices);
        return new RootDocument(root, proofs.leaves(root)).file();
    }
}
