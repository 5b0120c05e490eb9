package io.contaluz.billing.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.contaluz.billing.Api;
import io.contaluz.billing.BillingTest;
import io.contaluz.billing.usagepoint.Matricula;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/// Each test starts the dispatchers that it wants; the service's own is off.
@BillingTest
@TestPropertySource(
        properties = {
            "contaluz.notification.enabled=false",
            "contaluz.notification.allow-private-addresses=true",
            "contaluz.notification.attempts=4",
            "contaluz.notification.time-limit=1s",
            "contaluz.notification.lease=1500ms",
            "contaluz.notification.first-retry=20ms",
            "contaluz.notification.longest-retry=100ms"
        })
class NotificationIntegrationTests {

    private static final MailServer MAIL = mailServer();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transaction;
    @Autowired private Notifications notifications;
    @Autowired private WebhookRegistry registry;
    @Autowired private Outbox outbox;
    @Autowired private Courier courier;
    @Autowired private Clock clock;
    private final List<Dispatcher> dispatchers = new ArrayList<>();

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", MAIL::port);
    }

    @BeforeEach
    void forget() {
        jdbc.sql("delete from webhook").update();
        jdbc.sql("delete from notification_event").update();
        MAIL.mails().clear();
        MAIL.away(false);
    }

    @AfterEach
    void stop() {
        dispatchers.forEach(Dispatcher::stop);
    }

    @Test
    void aReceiverThatFailsTwiceGetsTheSameEventUntilItTakesIt() throws Exception {
        try (var receiver = new Receiver().failingWith(500, 2)) {
            var webhook = registry.register(receiver.url(), List.of()).webhook();
            start();
            publish(event("1"));
            await().atMost(PATIENCE).until(() -> receiver.got().size() == 3);
            assertThat(receiver.got())
                    .extracting(Receiver.Got::eventId, Receiver.Got::body)
                    .containsOnly(
                            org.assertj.core.groups.Tuple.tuple(
                                    receiver.got().getFirst().eventId(),
                                    receiver.got().getFirst().body()));
            assertThat(receiver.got())
                    .extracting(Receiver.Got::attempt)
                    .containsExactly("1", "2", "3");
            awaitState(webhook.id(), "entregue");
        }
    }

    @Test
    void theSignatureVerifiesWithTheSecretThatWasToldOnce() throws Exception {
        try (var receiver = new Receiver()) {
            var answer =
                    api.post(
                            "/api/v1/webhooks",
                            "{\"url\":\"%s\",\"eventos\":[\"fatura.emitida\"]}"
                                    .formatted(receiver.url()));
            assertThat(answer.statusCode()).isEqualTo(201);
            var secret = Api.read(answer).get("segredo").stringValue();
            start();
            publish(event("1"));
            await().atMost(PATIENCE).until(() -> !receiver.got().isEmpty());
            var got = receiver.got().getFirst();
            long time = Long.parseLong(got.signature().replaceAll("t=(\\d+),.*", "$1"));
            assertThat(Instant.ofEpochSecond(time))
                    .isBetween(clock.instant().minusSeconds(30), clock.instant());
            assertThat(got.signature())
                    .isEqualTo(
                            WebhookSignature.of(
                                            secret.getBytes(StandardCharsets.US_ASCII),
                                            time,
                                            got.body().getBytes(StandardCharsets.UTF_8))
                                    .header());
            assertThat(got.body())
                    .startsWith(
                            "{\"id\":\"%s\",\"tipo\":\"fatura.emitida\",\"matricula\":\"1\","
                                    .formatted(got.eventId()))
                    .endsWith("\"mensagem\":\"Sua fatura é 1.\",\"dados\":{\"valor\":1}}");
            var sealed =
                    jdbc.sql("select encode(sealed, 'escape') from webhook")
                            .query(String.class)
                            .single();
            assertThat(sealed).doesNotContain(secret);
        }
    }

    @Test
    void whatIsRolledBackIsNeverTold() throws Exception {
        try (var receiver = new Receiver()) {
            registry.register(receiver.url(), List.of());
            transaction.executeWithoutResult(status -> {
                notifications.publish(event("lost"));
                status.setRollbackOnly();
            });
            publish(event("kept"));
            start();
            await().atMost(PATIENCE).until(() -> !receiver.got().isEmpty());
            assertThat(receiver.got())
                    .singleElement()
                    .satisfies(got -> {
                        assertThat(got.body()).contains("\"kept\"");
                    });
        }
    }

    @Test
    void withoutATransactionNothingIsPublished() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> notifications.publish(event("1")));
    }

    @Test
    void aKillBetweenCommitAndSendingLosesNothing() throws Exception {
        try (var receiver = new Receiver()) {
            var webhook = registry.register(receiver.url(), List.of()).webhook();
            publish(event("before the claim"));
            publish(event("after the claim"));
            // This one is claimed, and then its process is gone.
            assertThat(outbox.claim(webhook.id(), clock.instant(), Duration.ofMillis(300)))
                    .isPresent();
            start();
            await().atMost(PATIENCE).until(() -> receiver.got().size() == 2);
            assertThat(receiver.got()).extracting(Receiver.Got::attempt).contains("1", "2");
        }
    }

    @Test
    void manyDispatchersTellEachEventOnce() throws Exception {
        try (var receiver = new Receiver()) {
            registry.register(receiver.url(), List.of());
            var events = IntStream.range(0, 100).mapToObj(i -> event("m" + i)).toList();
            transaction.executeWithoutResult(status -> notifications.publish(events));
            start();
            start();
            start();
            await().atMost(PATIENCE).until(() -> receiver.got().size() >= 100);
            dispatchers.forEach(Dispatcher::stop);
            assertThat(receiver.got())
                    .hasSize(100)
                    .extracting(Receiver.Got::eventId)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aSlowReceiverHoldsNobodyElseUp() throws Exception {
        try (var slow = new Receiver().slowBy(3_000);
                var quick = new Receiver()) {
            var slowId = registry.register(slow.url(), List.of()).webhook().id();
            registry.register(quick.url(), List.of());
            var events = IntStream.range(0, 30).mapToObj(i -> event("s" + i)).toList();
            transaction.executeWithoutResult(status -> notifications.publish(events));
            var began = clock.instant();
            start();
            await().atMost(PATIENCE).until(() -> quick.got().size() == 30);
            assertThat(Duration.between(began, clock.instant())).isLessThan(Duration.ofSeconds(5));
            assertThat(states(slowId)).doesNotContain("entregue");
        }
    }

    @Test
    void anEventIsSetAsideAfterItsLastAttemptAndCanBeReplayed() throws Exception {
        try (var receiver = new Receiver().failingWith(503, 4)) {
            var id = registry.register(receiver.url(), List.of()).webhook().id();
            start();
            publish(event("1"));
            awaitState(id, "retida");
            assertThat(receiver.got()).hasSize(4);
            var shown = Api.read(api.get(path(id) + "/entregas?estado=retida")).get("itens").get(0);
            assertThat(shown.get("resultado").stringValue()).isEqualTo("HTTP 503");
            assertThat(shown.get("tentativas").intValue()).isEqualTo(4);
            var eventId = shown.get("evento").stringValue();
            assertThat(post(path(id) + "/entregas/" + eventId + "/reenvio")).isEqualTo(202);
            awaitState(id, "entregue");
            assertThat(receiver.got()).hasSize(5);
            assertThat(receiver.got().getLast().eventId()).isEqualTo(eventId);
            assertThat(post(path(id) + "/entregas/" + UUID.randomUUID() + "/reenvio"))
                    .isEqualTo(404);
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (var receiver = new Receiver().failingWith(302, 4)) {
            var id = registry.register(receiver.url(), List.of()).webhook().id();
            start();
            publish(event("1"));
            awaitState(id, "retida");
            assertThat(receiver.got()).hasSize(4);
        }
    }

    @Test
    void aWebhookIsToldOnlyWhatItAskedFor() throws Exception {
        try (var receiver = new Receiver()) {
            registry.register(receiver.url(), List.of(EventKind.TAMPER));
            publish(event("1"));
            publish(new Event(EventKind.TAMPER, new Matricula("2"), "Violação.", Map.of()));
            start();
            await().atMost(PATIENCE).until(() -> !receiver.got().isEmpty());
            assertThat(receiver.got())
                    .singleElement()
                    .satisfies(got -> {
                        assertThat(got.body()).contains("alerta.violacao");
                    });
        }
    }

    @Test
    void aTestReachesOneWebhookAlone() throws Exception {
        try (var tested = new Receiver();
                var other = new Receiver()) {
            var id = registry.register(tested.url(), List.of(EventKind.TAMPER)).webhook().id();
            registry.register(other.url(), List.of());
            start();
            assertThat(post(path(id) + "/teste")).isEqualTo(202);
            await().atMost(PATIENCE).until(() -> !tested.got().isEmpty());
            assertThat(tested.got().getFirst().body()).contains("\"tipo\":\"teste\"");
            assertThat(other.got()).isEmpty();
        }
    }

    @Test
    void aWebhookThatIsRemovedIsToldNothingMore() throws Exception {
        try (var receiver = new Receiver()) {
            var id = registry.register(receiver.url(), List.of()).webhook().id();
            publish(event("1"));
            var request = HttpRequest.newBuilder().DELETE();
            assertThat(api.send(request, path(id)).statusCode()).isEqualTo(204);
            publish(event("2"));
            assertThat(courier.deliverNext(id)).isFalse();
            assertThat(api.get(path(id)).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void mailReachesWhoeverAnswersForTheUsagePoint() throws Exception {
        api.post(
                "/api/v1/clientes",
                "{\"username\":\"mailed\",\"nome\":\"Zé\",\"email\":\"ze@exemplo.invalid\"}");
        api.post("/api/v1/unidades", "{\"matricula\":\"MAIL-1\",\"username\":\"mailed\"}");
        MAIL.away(true);
        start();
        publish(event("MAIL-1"));
        await().atMost(PATIENCE).until(() -> mailStates().contains("waiting"));
        MAIL.away(false);
        await().atMost(PATIENCE).until(() -> !MAIL.mails().isEmpty());
        var mail = MAIL.mails().getFirst();
        assertThat(mail.getSubject()).isEqualTo("Sua fatura chegou (unidade MAIL-1)");
        assertThat(mail.getAllRecipients()[0]).hasToString("ze@exemplo.invalid");
        assertThat((String) mail.getContent()).contains("Sua fatura é MAIL-1.");
        assertThat(mail.getHeader("ContaLuz-Evento")).hasSize(1);
        await().atMost(PATIENCE).until(() -> mailStates().equals(List.of("delivered")));
    }

    @Test
    void whoMayHaveTamperedWithAMeterIsNotWarned() {
        publish(new Event(EventKind.TAMPER, new Matricula("2"), "Violação.", Map.of()));
        assertThat(mailStates()).isEmpty();
        publish(event("2"));
        assertThat(mailStates()).containsExactly("waiting");
    }

    @Test
    void whereThereIsNoAddressMailIsSkippedAndThatIsSaid() {
        start();
        publish(event("nobody"));
        await().atMost(PATIENCE).until(() -> mailStates().equals(List.of("skipped")));
        assertThat(
                        jdbc.sql("select outcome from notification_delivery")
                                .query(String.class)
                                .single())
                .isEqualTo("a unidade não tem cliente com e-mail");
    }

    @Test
    void anAddressCanBeGivenLaterAndTakenAway() throws Exception {
        api.post("/api/v1/clientes", "{\"username\":\"later\",\"nome\":\"Ana\"}");
        var path = "/api/v1/clientes/later/email";
        assertThat(api.json("PUT", path, "{\"email\":\"ana@exemplo.invalid\"}").statusCode())
                .isEqualTo(204);
        assertThat(api.get("/api/v1/clientes/later").body()).contains("ana@exemplo.invalid");
        assertThat(api.json("PUT", path, "{\"email\":\"nada\"}").statusCode()).isEqualTo(400);
        assertThat(api.json("PUT", path, "{\"email\":null}").statusCode()).isEqualTo(204);
        assertThat(api.get("/api/v1/clientes/later").body()).doesNotContain("email");
    }

    @Test
    void whatIsOldIsForgottenUnlessSomebodyIsStillToBeTold() {
        publish(event("1"));
        jdbc.sql("update notification_event set occurred_at = now() - interval '40 days'").update();
        outbox.forget(clock.instant().minus(Duration.ofDays(30)));
        assertThat(events()).isEqualTo(1);
        jdbc.sql("update notification_delivery set state = 'skipped'").update();
        outbox.forget(clock.instant().minus(Duration.ofDays(30)));
        assertThat(events()).isZero();
    }

    private void start() {
        var dispatcher = new Dispatcher(outbox, courier, Settings.of(true), clock);
        dispatchers.add(dispatcher);
        dispatcher.start();
    }

    private void publish(Event event) {
        transaction.executeWithoutResult(status -> notifications.publish(event));
    }

    private static Event event(String matricula) {
        return new Event(
                EventKind.INVOICE_ISSUED,
                new Matricula(matricula.replace(' ', '-')),
                "Sua fatura é " + matricula + ".",
                Map.of("valor", 1));
    }

    private int post(String path) throws Exception {
        var request = HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody());
        return api.send(request, path).statusCode();
    }

    private void awaitState(UUID id, String state) {
        await().atMost(PATIENCE).until(() -> states(id).equals(List.of(state)));
    }

    private List<String> states(UUID id) throws Exception {
        return Api.read(api.get(path(id) + "/entregas"))
                .get("itens")
                .valueStream()
                .map(item -> item.get("estado").stringValue())
                .toList();
    }

    private List<String> mailStates() {
        return jdbc.sql("select state from notification_delivery where webhook_id is null")
                .query(String.class)
                .list();
    }

    private int events() {
        return jdbc.sql("select count(*) from notification_event").query(Integer.class).single();
    }

    private static String path(UUID id) {
        return URI.create(WebhookController.PATH + "/" + id).toString();
    }

    private static MailServer mailServer() {
        try {
            return new MailServer();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
