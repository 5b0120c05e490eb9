package io.contaluz.billing.invoicing;

import io.contaluz.billing.csv.BatchOutcome;
import io.contaluz.billing.csv.Fields;
import io.contaluz.billing.csv.Line;
import io.contaluz.billing.csv.LineError;
import io.contaluz.billing.refusal.Refusal;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/// Records the payments of a CSV, each by itself and by the rules of a single one: what is wrong
/// with a line keeps no other from being recorded.
@Service
class PaymentImport {

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    private final PaymentRecording recording;
    private final Validator validator;

    PaymentImport(PaymentRecording recording, Validator validator) {
        this.recording = recording;
        this.validator = validator;
    }

    /// A payment and the invoice that it is of.
    record InvoicePayment(long invoiceId, Payment payment) {}

    /// Reads a line.
    ///
    /// @throws Refusal if a field is none that a payment may have
    InvoicePayment parse(Fields line) {
        return new InvoicePayment(
                invoiceId(line.get("fatura")),
                new Payment(
                        checked("paidOn", "data", day(line.get("data"))),
                        checked("means", "meio", line.get("meio")),
                        checked("amount", "valor", amount(line.get("valor"))),
                        checked("reference", "referencia", line.get("referencia"))));
    }

    BatchOutcome payAll(List<Line<InvoicePayment>> batch) {
        int created = 0;
        var rejected = new ArrayList<LineError>();
        for (var line : batch) {
            try {
                var its = line.value();
                created += recording.pay(its.invoiceId(), its.payment()) ? 1 : 0;
            } catch (Refusal e) {
                rejected.add(LineError.of(line.number(), e));
            }
        }
        return new BatchOutcome(created, batch.size() - created - rejected.size(), rejected);
    }

    /// Holds a field against what is written at the member of [Payment].
    private <T> T checked(String member, String column, T value) {
        validator.validateValue(Payment.class, member, value).stream()
                .findFirst()
                .ifPresent(broken -> {
                    throw Refusal.invalid(column, broken.getMessage());
                });
        return value;
    }

    private static long invoiceId(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("fatura", "deve ser o número de uma fatura");
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.invalid("data", "deve ser um dia (2026-10-01)");
        }
    }

    private static BigDecimal amount(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            throw Refusal.invalid("valor", "deve ser um valor em R$ (10.50)");
        }
        return new BigDecimal(text);
    }
}
