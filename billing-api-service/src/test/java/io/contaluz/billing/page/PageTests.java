package io.contaluz.billing.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contaluz.billing.refusal.Refusal;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTests {

    @Test
    void theCursorLeadsToWhatComesAfterTheLastItem() {
        var page = Page.cut(List.of("a", "b", "ç"), 2, Function.identity(), Function.identity());
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(Page.<String>startOf(page.nextCursor(), Function.identity())).isEqualTo("b");
    }

    @Test
    void theLastPageHasNoCursor() {
        var page = Page.cut(List.of("a", "b"), 2, Function.identity(), Function.identity());
        assertThat(page.nextCursor()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "=", "MTIz\0", "YWJj"})
    void aCursorThatTheListNeverGaveIsRefused(String cursor) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Page.startOf(cursor, Integer::valueOf))
                .extracting(Refusal::field)
                .isEqualTo("cursor");
    }

    @Test
    void norMayItBeEndless() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Page.startOf("A".repeat(10_000), Function.identity()));
    }
}
