package io.contaluz.billing.notification;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.seal.Seal;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Registers webhooks and finds them again.
@Service
@Transactional
class WebhookRegistry {

    private static final int SECRET_BYTES = 32;

    private final Webhooks webhooks;
    private final Seal seal;
    private final AddressGuard guard;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WebhookRegistry(Webhooks webhooks, Seal seal, AddressGuard guard, Clock clock) {
        this.webhooks = webhooks;
        this.seal = seal;
        this.guard = guard;
        this.clock = clock;
    }

    /// A webhook with its secret, which is never told again.
    record Registered(Webhook webhook, String secret) {

        @Override
        public String toString() {
            return "Registered[" + webhook + ", hidden]";
        }
    }

    /// @param kinds of which it is to be told; empty for all
    /// @throws Refusal if its host is not public, there are too many, or there is no master key
    Registered register(WebhookUrl url, List<EventKind> kinds) {
        refuseUnlessPublic(url);
        var id = UUID.randomUUID();
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var sealed = seal.seal(secret.getBytes(StandardCharsets.US_ASCII), Webhook.sealName(id));
        var webhook = new Webhook(id, url, List.copyOf(kinds), clock.instant());
        if (!webhooks.add(webhook, sealed)) {
            throw Refusal.conflict("Já há tantos webhooks quantos pode haver.");
        }
        return new Registered(webhook, secret);
    }

    @Transactional(readOnly = true)
    List<Webhook> all() {
        return webhooks.all();
    }

    /// @throws Refusal if there is none
    @Transactional(readOnly = true)
    Webhook find(UUID id) {
        return webhooks.find(id).orElseThrow(() -> unknown(id));
    }

    /// @throws Refusal if there is none
    void remove(UUID id) {
        if (!webhooks.remove(id)) {
            throw unknown(id);
        }
    }

    /// Each attempt looks again; this is only to tell early.
    private void refuseUnlessPublic(WebhookUrl url) {
        try {
            guard.resolve(url.toUri().getHost());
        } catch (AddressGuard.ForbiddenAddressException e) {
            throw Refusal.invalid("url", "aponta para um endereço que não é público");
        } catch (UnknownHostException e) {
            // A name may be made after its webhook.
        }
    }

    private static Refusal unknown(UUID id) {
        return Refusal.notFound("Não há webhook '%s'.".formatted(id));
    }
}
