package io.contaluz.billing.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.contaluz.billing.page.Page;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.web.WithWebRules;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(WebhookController.class)
@WithWebRules
class WebhookWebTests {

    private static final UUID ID = UUID.fromString("0198f000-0000-7000-8000-000000000001");
    private static final UUID EVENT = UUID.fromString("0198f000-0000-7000-8000-000000000002");
    private static final Webhook WEBHOOK =
            new Webhook(
                    ID,
                    new WebhookUrl("https://exemplo.invalid/x"),
                    List.of(EventKind.INVOICE_ISSUED),
                    Instant.parse("2026-11-22T10:00:00Z"));

    @Autowired private MockMvcTester mvc;
    @MockitoBean private WebhookRegistry registry;
    @MockitoBean private DeliveryDesk desk;

    @Test
    void theSecretIsToldOnce() {
        when(registry.register(WEBHOOK.url(), WEBHOOK.kinds()))
                .thenReturn(new WebhookRegistry.Registered(WEBHOOK, "segredo"));
        when(registry.find(ID)).thenReturn(WEBHOOK);
        when(registry.all()).thenReturn(List.of(WEBHOOK));
        assertThat(
                        post(
                                "{\"url\":\"https://exemplo.invalid/x\","
                                        + "\"eventos\":[\"fatura.emitida\"]}"))
                .hasStatus(201)
                .hasHeader("Location", "/api/v1/webhooks/" + ID)
                .bodyText()
                .isEqualTo(
                        "{\"id\":\"%s\",\"url\":\"https://exemplo.invalid/x\",\"eventos\":"
                                        .formatted(ID)
                                + "[\"fatura.emitida\"],\"criado_em\":\"2026-11-22T10:00:00Z\","
                                + "\"segredo\":\"segredo\"}");
        assertThat(mvc.get().uri("/api/v1/webhooks/" + ID)).bodyText().doesNotContain("segredo");
        assertThat(mvc.get().uri("/api/v1/webhooks")).bodyText().doesNotContain("segredo");
    }

    @Test
    void withoutEventsAWebhookIsToldOfAll() {
        when(registry.register(any(), any()))
                .thenReturn(new WebhookRegistry.Registered(WEBHOOK, "segredo"));
        assertThat(post("{\"url\":\"https://exemplo.invalid/x\"}")).hasStatus(201);
        verify(registry).register(WEBHOOK.url(), List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{}; url",
                "{\"url\":null}; url",
                "{\"url\":\"file:///etc/passwd\"}; url",
                "{\"url\":5}; url",
                "{\"url\":\"https://a.invalid\",\"eventos\":[\"alerta.previsao\"]}; eventos",
                "{\"url\":\"https://a.invalid\",\"eventos\":[\"outro\"]}; eventos"
            })
    void whatIsWrongIsNamed(String body, String field) {
        assertThat(post(body)).hasStatus(400).bodyJson().extractingPath("$.campo").isEqualTo(field);
    }

    @Test
    void withoutAMasterKeyItIsUnavailable() {
        when(registry.register(any(), any())).thenThrow(Refusal.unavailable("Sem chave mestra."));
        assertThat(post("{\"url\":\"https://exemplo.invalid/x\"}")).hasStatus(503);
    }

    @Test
    void aTestIsAcceptedAndNamed() {
        when(desk.test(ID)).thenReturn(EVENT);
        assertThat(mvc.post().uri("/api/v1/webhooks/" + ID + "/teste"))
                .hasStatus(202)
                .bodyText()
                .isEqualTo("{\"evento\":\"" + EVENT + "\"}");
    }

    @Test
    void deliveriesAreShownWithWhatBecameOfThem() {
        var delivery =
                new DeliveryView(
                        5,
                        EVENT,
                        EventKind.INVOICE_ISSUED,
                        "1000001",
                        DeliveryState.SET_ASIDE,
                        12,
                        Instant.parse("2026-11-22T10:00:00Z"),
                        null,
                        Instant.parse("2026-11-22T16:00:00Z"),
                        "HTTP 500");
        when(desk.list(ID, DeliveryState.SET_ASIDE, null, 100))
                .thenReturn(new Page<>(List.of(delivery), null));
        assertThat(mvc.get().uri("/api/v1/webhooks/" + ID + "/entregas?estado=retida"))
                .hasStatus(200)
                .bodyText()
                .isEqualTo(
                        "{\"itens\":[{\"evento\":\"%s\",\"tipo\":\"fatura.emitida\","
                                        .formatted(EVENT)
                                + "\"matricula\":\"1000001\",\"estado\":\"retida\","
                                + "\"tentativas\":12,\"ocorrido_em\":\"2026-11-22T10:00:00Z\","
                                + "\"proxima_tentativa\":null,"
                                + "\"encerrada_em\":\"2026-11-22T16:00:00Z\","
                                + "\"resultado\":\"HTTP 500\"}],\"proximo_cursor\":null}");
        assertThat(mvc.get().uri("/api/v1/webhooks/" + ID + "/entregas?estado=outro"))
                .hasStatus(400);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        doThrow(Refusal.notFound("Não há.")).when(registry).remove(ID);
        assertThat(mvc.delete().uri("/api/v1/webhooks/" + ID)).hasStatus(404);
        doThrow(Refusal.notFound("Não há.")).when(desk).replay(ID, EVENT);
        assertThat(mvc.post().uri("/api/v1/webhooks/" + ID + "/entregas/" + EVENT + "/reenvio"))
                .hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/webhooks/1/entregas")).hasStatus(400);
    }

    @Test
    void allThatWasSetAsideIsSentAgain() {
        when(desk.replayAll(ID)).thenReturn(3);
        assertThat(mvc.post().uri("/api/v1/webhooks/" + ID + "/reenvio"))
                .hasStatus(202)
                .bodyText()
                .isEqualTo("{\"reenviadas\":3}");
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri("/api/v1/webhooks")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
