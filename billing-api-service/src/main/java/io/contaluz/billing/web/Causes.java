package io.contaluz.billing.web;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The chain of an exception's causes.
final class Causes {

    private static final int DEEPEST = 32;

    private Causes() {}

    static Stream<Throwable> of(Throwable e) {
        return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    static <T extends Throwable> @Nullable T find(Throwable e, Class<T> type) {
        return of(e).filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }
}
