package io.contaluz.billing.notification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.contaluz.billing.refusal.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a webhook is: an `http` or `https` URL without user or fragment, in ASCII.
public record WebhookUrl(@JsonValue String value) {

    private static final int LONGEST = 2_000;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /// @throws Refusal if it is malformed
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WebhookUrl {
        var uri = parse(value);
        if (uri == null || uri.getHost() == null || !isWebhook(uri) || value.length() > LONGEST) {
            throw Refusal.invalid(
                    "url",
                    "deve ser uma URL http ou https em ASCII, sem usuário nem fragmento, de até"
                            + " 2000 caracteres");
        }
    }

    URI toUri() {
        return URI.create(value);
    }

    private static boolean isWebhook(URI uri) {
        return uri.getScheme() != null
                && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && uri.getPort() <= 65_535
                && uri.getPort() != 0
                && uri.toString().chars().allMatch(c -> c < 128);
    }

    private static @Nullable URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
