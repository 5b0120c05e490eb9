package io.contaluz.billing.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param nextCursor asks for the page after this one; null at the end of the list
public record Page<T>(
        @JsonProperty("itens") List<T> items,
        @JsonProperty("proximo_cursor") @Nullable String nextCursor) {

    /// How many items a page has at most.
    public static final int LONGEST = 1_000;

    /// Cuts a page from what was found.
    ///
    /// @param found up to one more item than the limit, which tells that the list goes on
    /// @param key what the next page starts after
    public static <S, T> Page<T> cut(
            List<S> found, int limit, Function<S, String> key, Function<S, T> view) {
        var items = found.stream().limit(limit).toList();
        var next = found.size() > limit ? Cursor.of(key.apply(items.getLast())) : null;
        return new Page<>(items.stream().map(view).toList(), next);
    }

    /// The key after which a page starts.
    ///
    /// @param cursor null for the first page
    /// @throws io.contaluz.billing.refusal.Refusal if it is none of this list's
    public static <K> @Nullable K startOf(@Nullable String cursor, Function<String, K> key) {
        return cursor == null ? null : Cursor.read(cursor, key);
    }
}
