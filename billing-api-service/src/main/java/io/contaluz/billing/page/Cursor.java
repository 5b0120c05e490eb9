package io.contaluz.billing.page;

import io.contaluz.billing.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;

/// The opaque form of the key after which a page goes on.
final class Cursor {

    private static final String NAME = "cursor";
    private static final int LONGEST = 256;

    private Cursor() {}

    static String of(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    static <K> K read(String cursor, Function<String, K> key) {
        if (cursor.isEmpty() || cursor.length() > LONGEST) {
            throw invented();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            return key.apply(new String(bytes, StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            // Whatever the key's own type has against it, it is the cursor that was wrong.
            throw invented();
        }
    }

    private static Refusal invented() {
        return Refusal.invalid(NAME, "não é um cursor que esta lista tenha dado");
    }
}
