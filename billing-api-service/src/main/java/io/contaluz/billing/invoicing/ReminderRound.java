package io.contaluz.billing.invoicing;

import static java.util.Objects.requireNonNull;

import io.contaluz.billing.invoicing.Reminders.DueCycle;
import io.contaluz.billing.invoicing.Reminders.Kind;
import io.contaluz.billing.invoicing.Reminders.Reminder;
import io.contaluz.billing.money.Money;
import io.contaluz.billing.notification.Event;
import io.contaluz.billing.notification.EventKind;
import io.contaluz.billing.notification.Notifications;
import io.contaluz.billing.round.Round;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Reminds of invoices that are soon to be due, and of those that were: each once, and not of what
/// is paid. Two rounds at once do no harm, and one that breaks off has told what it had noted.
@Component
class ReminderRound implements Round {

    private static final Logger log = LoggerFactory.getLogger(ReminderRound.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final int CHUNK = 1_000;

    /// How long after its day an overdue invoice is still reminded of, if no round ran on that day.
    private static final int LATEST_DAYS = 7;

    private final Reminders reminders;
    private final Notifications notifications;
    private final TransactionOperations transactions;
    private final InvoicingProperties properties;
    private final Clock clock;

    ReminderRound(
            Reminders reminders,
            Notifications notifications,
            TransactionOperations transactions,
            InvoicingProperties properties,
            Clock clock) {
        this.reminders = reminders;
        this.notifications = notifications;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Duration every() {
        return properties.remindEvery();
    }

    /// Looks through the cycles that are due, a chunk of invoices in a transaction.
    @Override
    public void run() {
        var today = Today.everywhere(clock);
        var soon = today.plusDays(properties.remindDaysBefore());
        reminders.due(today, soon).forEach(cycle -> remind(cycle, Kind.DUE));
        var late = today.minusDays(properties.remindDaysAfter());
        reminders
                .due(late.minusDays(LATEST_DAYS), late)
                .forEach(cycle -> remind(cycle, Kind.OVERDUE));
    }

    private void remind(DueCycle cycle, Kind kind) {
        int told = 0;
        var chunk = reminders.next(cycle, kind, 0, CHUNK);
        while (!chunk.isEmpty()) {
            told += tell(cycle, kind, chunk);
            chunk = reminders.next(cycle, kind, chunk.getLast(), CHUNK);
        }
        if (told > 0) {
            log.info("{} invoices of cycle {} were reminded of", told, cycle.id());
        }
    }

    private int tell(DueCycle cycle, Kind kind, List<Long> chunk) {
        return requireNonNull(
                transactions.execute(status -> {
                    var at = clock.instant().atOffset(ZoneOffset.UTC);
                    var events =
                            reminders.note(chunk, kind, at).stream()
                                    .filter(its -> its.left().centavos() > 0)
                                    .map(its -> event(its, cycle, kind))
                                    .toList();
                    notifications.publish(events);
                    return events.size();
                }));
    }

    private static Event event(Reminder reminder, DueCycle cycle, Kind kind) {
        var day = DAY.format(cycle.due());
        var left = reais(reminder.left());
        var message =
                switch (kind) {
                    case DUE -> "Sua fatura vence em %s: faltam R$ %s.".formatted(day, left);
                    case OVERDUE -> "Sua fatura venceu em %s: faltam R$ %s.".formatted(day, left);
                };
        return new Event(
                kind == Kind.DUE ? EventKind.INVOICE_DUE : EventKind.INVOICE_OVERDUE,
                reminder.matricula(),
                message,
                Map.of(
                        "fatura", reminder.invoiceId(),
                        "vencimento", cycle.due().toString(),
                        "total", reminder.total().toReais(),
                        "falta", reminder.left().toReais()));
    }

    private static String reais(Money amount) {
        return BigDecimal.valueOf(amount.centavos(), 2).toPlainString().replace('.', ',');
    }
}
