package io.contaluz.billing.csv;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/// Writes a CSV while it is being read, whatever its size. Times and numbers need no quotes;
/// matriculas go through [#word], and what else there is through [#text].
public final class CsvDownload {

    /// The media type of what goes in and comes out.
    public static final String MEDIA_TYPE = "text/csv";

    /// What makes a spreadsheet take a field for a formula.
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    /// What keeps it from doing so.
    private static final String GUARD = "'";

    private final Writer out;

    private CsvDownload(Writer out) {
        this.out = out;
    }

    /// Answers a request by a CSV. Where the body breaks off, so does the connection.
    public static void send(
            HttpServletRequest request, HttpServletResponse response, Consumer<CsvDownload> body)
            throws IOException {
        // An ETag would have to hold all of it in memory.
        ShallowEtagHeaderFilter.disableContentCaching(request);
        response.setContentType(MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        try {
            body.accept(new CsvDownload(out));
            out.flush();
        } catch (RuntimeException e) {
            if (!response.isCommitted()) {
                response.resetBuffer();
            }
            throw e;
        }
    }

    /// Writes a line.
    public void line(String... fields) {
        try {
            out.write(String.join(",", fields));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A field that is but letters, digits and '-'; no spreadsheet computes it.
    public static String word(String word) {
        return isComputed(word) ? text(word) : word;
    }

    /// A field of words, in quotes; no spreadsheet computes it.
    public static String text(String words) {
        return '"' + (isComputed(words) ? GUARD : "") + words.replace("\"", "\"\"") + '"';
    }

    /// A field as it was before it was kept from spreadsheets.
    static String read(String field) {
        boolean guarded = field.startsWith(GUARD) && isComputed(field.substring(1));
        return guarded ? field.substring(1) : field;
    }

    private static boolean isComputed(String words) {
        return !words.isEmpty() && FORMULA_STARTS.indexOf(words.charAt(0)) >= 0;
    }
}
