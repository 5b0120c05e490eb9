package io.contaluz.billing.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.Api;
import io.contaluz.billing.BillingTest;
import io.contaluz.billing.notification.Notifications;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What a round reminds of, by its day: 3 days before an invoice is due, and 1 day after.
@BillingTest
class ReminderIntegrationTests {

    private static final String DUE = "fatura.vencendo";
    private static final String OVERDUE = "fatura.vencida";

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;
    @Autowired private Reminders reminders;
    @Autowired private Notifications notifications;
    @Autowired private TransactionTemplate transactions;
    @Autowired private InvoicingProperties properties;

    @Test
    void anInvoiceIsRemindedOfOnceBeforeItIsDueAndOnceAfter() throws Exception {
        BilledCycle.of(api, jdbc, "rem1", "2031-01-20", "RM1");
        round("2031-01-16").run();
        assertThat(events("RM1")).isEmpty();
        round("2031-01-17").run();
        round("2031-01-17").run();
        round("2031-01-20").run();
        assertThat(events("RM1")).containsExactly(DUE);
        assertThat(message("RM1", DUE))
                .isEqualTo("Sua fatura vence em 20/01/2031: faltam R$ 225,41.");
        round("2031-01-21").run();
        round("2031-01-22").run();
        assertThat(events("RM1")).containsExactly(DUE, OVERDUE);
        assertThat(message("RM1", OVERDUE))
                .isEqualTo("Sua fatura venceu em 20/01/2031: faltam R$ 225,41.");
    }

    @Test
    void aDayBeginsWhereItBeginsLast() throws Exception {
        BilledCycle.of(api, jdbc, "rem2", "2031-02-20", "RM2");
        roundAt("2031-02-17T11:59:59Z").run();
        assertThat(events("RM2")).isEmpty();
        roundAt("2031-02-17T12:00:00Z").run();
        assertThat(events("RM2")).containsExactly(DUE);
    }

    @Test
    void whatIsPaidIsNotRemindedOfAndWhatIsLeftIsSaid() throws Exception {
        var cycle = BilledCycle.of(api, jdbc, "rem3", "2031-03-20", "RM3", "RM4");
        pay(cycle.invoiceOf("RM3"), "225.41");
        pay(cycle.invoiceOf("RM4"), "225.40");
        round("2031-03-18").run();
        round("2031-03-21").run();
        assertThat(events("RM3")).isEmpty();
        assertThat(events("RM4")).containsExactly(DUE, OVERDUE);
        assertThat(message("RM4", DUE)).endsWith("faltam R$ 0,01.");
    }

    @Test
    void aDraftIsNotRemindedOf() throws Exception {
        var cycle = BilledCycle.of(api, jdbc, "rem4", "2031-06-20", "RMA");
        api.post("/api/v1/unidades", "{\"matricula\":\"RMB\"}");
        jdbc.sql(
                        """
                        insert into invoice (usage_point_id, billing_cycle_id, state, energy_wh,
                            total_centavos, estimated, bill, issued_at)
                        select p.usage_point_id, :cycle, 'draft', i.energy_wh, i.total_centavos,
                            i.estimated, i.bill, i.issued_at
                        from invoice i, usage_point p
                        where i.invoice_id = :invoice and p.matricula = 'RMB'
                        """)
                .param("cycle", cycle.id())
                .param("invoice", cycle.invoiceOf("RMA"))
                .update();
        round("2031-06-18").run();
        assertThat(events("RMA")).containsExactly(DUE);
        assertThat(events("RMB")).isEmpty();
    }

    @Test
    void whatWasMissedIsCaughtUpWithForAWeekAndNotForEver() throws Exception {
        BilledCycle.of(api, jdbc, "rem5", "2031-04-10", "RM5");
        BilledCycle.of(api, jdbc, "rem6", "2031-04-11", "RM6");
        round("2031-04-19").run();
        assertThat(events("RM5")).isEmpty();
        assertThat(events("RM6")).containsExactly(OVERDUE);
    }

    @Test
    void manyRoundsAtOnceRemindOnce() throws Exception {
        BilledCycle.of(api, jdbc, "rem7", "2031-05-20", "RM7", "RM8", "RM9");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all =
                    IntStream.range(0, 40)
                            .<Callable<Boolean>>mapToObj(n ->
                                    () -> {
                                        round("2031-05-19").run();
                                        return true;
                                    })
                            .toList();
            for (var one : threads.invokeAll(all)) {
                assertThat(one.get()).isTrue();
            }
        }
        for (var matricula : List.of("RM7", "RM8", "RM9")) {
            assertThat(events(matricula)).containsExactly(DUE);
        }
    }

    private ReminderRound round(String day) {
        return roundAt(day + "T18:00:00Z");
    }

    private ReminderRound roundAt(String time) {
        var clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
        return new ReminderRound(reminders, notifications, transactions, properties, clock);
    }

    private void pay(long invoice, String amount) throws Exception {
        var answer =
                api.post(
                        "/api/v1/faturas/%d/pagamentos".formatted(invoice),
                        """
                        {"data": "2025-07-10", "meio": "pix", "valor": %s, "referencia": "a"}
                        """
                                .formatted(amount));
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private List<String> events(String matricula) {
        return jdbc.sql(
                        """
                        select kind from notification_event
                        where matricula = :matricula and kind in (:due, :overdue)
                        order by kind
                        """)
                .param("matricula", matricula)
                .param("due", DUE)
                .param("overdue", OVERDUE)
                .query(String.class)
                .list();
    }

    private String message(String matricula, String kind) {
        return jdbc.sql(
                        """
                        select message from notification_event
                        where matricula = :matricula and kind = :kind
                        """)
                .param("matricula", matricula)
                .param("kind", kind)
                .query(String.class)
                .single();
    }
}
