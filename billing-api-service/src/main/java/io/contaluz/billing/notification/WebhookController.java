package io.contaluz.billing.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The routes of webhooks. No answer but the first holds a secret.
@RestController
@RequestMapping(path = WebhookController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Webhooks")
class WebhookController {

    static final String PATH = "/api/v1/webhooks";

    private final WebhookRegistry registry;
    private final DeliveryDesk desk;

    WebhookController(WebhookRegistry registry, DeliveryDesk desk) {
        this.registry = registry;
        this.desk = desk;
    }

    /// What is registered.
    record NewWebhook(
            @JsonProperty("url") @NotNull WebhookUrl url,
            @JsonProperty("eventos") @Nullable @Size(max = 50) List<@NotNull EventKind> kinds) {}

    /// A webhook as the API shows one.
    record WebhookView(
            @JsonProperty("id") UUID id,
            @JsonProperty("url") WebhookUrl url,
            @JsonProperty("eventos") List<EventKind> kinds,
            @JsonProperty("criado_em") Instant createdAt) {

        static WebhookView of(Webhook webhook) {
            return new WebhookView(
                    webhook.id(), webhook.url(), webhook.kinds(), webhook.createdAt());
        }
    }

    /// The same with its secret.
    record RegisteredView(
            @JsonProperty("id") UUID id,
            @JsonProperty("url") WebhookUrl url,
            @JsonProperty("eventos") List<EventKind> kinds,
            @JsonProperty("criado_em") Instant createdAt,
            @JsonProperty("segredo") String secret) {}

    /// The event of a test.
    record TestView(@JsonProperty("evento") UUID eventId) {}

    /// How many are sent again.
    record ReplayView(@JsonProperty("reenviadas") int count) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Cadastra um webhook",
            description =
                    "Sem eventos, recebe todos. O segredo com que cada entrega é assinada só aparece"
                            + " nesta resposta, e fica selado com a chave mestra (503 sem ela).")
    ResponseEntity<RegisteredView> register(@Valid @RequestBody NewWebhook body) {
        var kinds = body.kinds() == null ? List.<EventKind>of() : body.kinds();
        var made = registry.register(body.url(), kinds);
        var webhook = made.webhook();
        return ResponseEntity.created(URI.create(PATH + "/" + webhook.id()))
                .body(
                        new RegisteredView(
                                webhook.id(),
                                webhook.url(),
                                webhook.kinds(),
                                webhook.createdAt(),
                                made.secret()));
    }

    @GetMapping
    @Operation(summary = "Lista os webhooks")
    Page<WebhookView> list() {
        return new Page<>(registry.all().stream().map(WebhookView::of).toList(), null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Mostra um webhook")
    WebhookView find(@PathVariable UUID id) {
        return WebhookView.of(registry.find(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove um webhook e o que ainda lhe seria entregue")
    void remove(@PathVariable UUID id) {
        registry.remove(id);
    }

    @PostMapping("/{id}/teste")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Envia um evento de teste ao webhook")
    TestView test(@PathVariable UUID id) {
        return new TestView(desk.test(id));
    }

    @GetMapping("/{id}/entregas")
    @Operation(
            summary = "Lista as entregas do webhook, a última primeiro",
            description = "estado: pendente, entregue, retida (esgotou as tentativas), dispensada.")
    Page<DeliveryView> deliveries(
            @PathVariable UUID id,
            @RequestParam(name = "estado", required = false) @Nullable String state,
            @RequestParam(name = "limite", defaultValue = "100") @Min(1) @Max(Page.LONGEST)
                    int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        return desk.list(
                id,
                state == null ? null : DeliveryState.ofLabel(state),
                Page.startOf(cursor, Long::valueOf),
                limit);
    }

    @PostMapping("/{id}/entregas/{evento}/reenvio")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Envia um evento ao webhook outra vez")
    void replay(@PathVariable UUID id, @PathVariable("evento") UUID eventId) {
        desk.replay(id, eventId);
    }

    @PostMapping("/{id}/reenvio")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Envia outra vez todas as entregas retidas")
    ReplayView replayAll(@PathVariable UUID id) {
        return new ReplayView(desk.replayAll(id));
    }
}
