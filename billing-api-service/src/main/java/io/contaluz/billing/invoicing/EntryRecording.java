package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.CarriedEntry;
import io.contaluz.billing.bill.LineKind;
import io.contaluz.billing.refusal.Refusal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Notes what somebody wants the next invoice to take up.
@Service
@Transactional
class EntryRecording {

    private final Invoices invoices;
    private final CarriedEntries carried;
    private final Clock clock;

    EntryRecording(Invoices invoices, CarriedEntries carried, Clock clock) {
        this.invoices = invoices;
        this.carried = carried;
        this.clock = clock;
    }

    /// Notes an entry; one of a known reference is the same one.
    ///
    /// @return whether it is new
    /// @throws Refusal if it comes to nothing, or a credit is none; in conflict, if there is
    ///   another one of that reference, or the invoice is a draft
    boolean add(long invoiceId, String reference, CarriedEntry entry) {
        int sign = entry.amount().signum();
        if (sign == 0 || (sign > 0 && entry.kind() == LineKind.CREDIT)) {
            throw Refusal.invalid(
                    "valor", sign == 0 ? "não pode ser zero" : "de um crédito é negativo");
        }
        var invoice = invoices.lock(invoiceId).issued();
        var wanted = new NewEntry(invoice.usagePointId(), invoiceId, reference, entry);
        boolean isNew = carried.add(List.of(wanted), clock.instant().atOffset(ZoneOffset.UTC)) == 1;
        if (!isNew) {
            checkSame(invoiceId, wanted);
        }
        return isNew;
    }

    /// What an invoice leaves for the next one.
    @Transactional(readOnly = true)
    List<CarriedEntries.Noted> list(long invoiceId) {
        invoices.find(invoiceId);
        return carried.of(invoiceId);
    }

    private void checkSame(long invoiceId, NewEntry wanted) {
        var entry = wanted.entry();
        boolean same =
                carried.of(invoiceId).stream()
                        .filter(known -> known.reference().equals(wanted.reference()))
                        .map(CarriedEntries.Noted::entry)
                        .allMatch(known ->
                                known.kind() == entry.kind()
                                        && known.title().equals(entry.title())
                                        && known.amount().compareTo(entry.amount()) == 0);
        if (!same) {
            throw Refusal.conflict("Já há outro lançamento com essa referência.");
        }
    }
}
