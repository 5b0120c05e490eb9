package io.contaluz.billing.print;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/// What the parts of a page are put together with.
final class Html {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]");

    private Html() {}

    /// What somebody wrote, as text that XML can hold and the page has room for.
    ///
    /// @param longest in characters
    static String text(String written, int longest) {
        var clean = CONTROL.matcher(written).replaceAll(" ");
        var cut = clean.length() <= longest ? clean : clean.substring(0, longest - 1) + "…";
        return HtmlUtils.htmlEscape(cut, StandardCharsets.UTF_8.name());
    }

    /// A row of a table: a text and what stands to its right.
    static String row(String first, String... numbers) {
        return "<tr><td>%s</td>%s</tr>"
                .formatted(
                        first, each(List.of(numbers), cell -> "<td class=\"n\">" + cell + "</td>"));
    }

    static <T> String each(List<T> items, Function<T, String> html) {
        return items.stream().map(html).collect(Collectors.joining());
    }
}
