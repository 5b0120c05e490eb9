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

/// Writes a CSV while it is being read, whatever its size. Matriculas, times and numbers need no
/// quotes; what else there is goes through [#text].
public final class CsvDownload {

    /// The media type of what goes in and comes out.
    public static final String MEDIA_TYPE = "text/csv";

    /// What makes a spreadsheet take a field for a formula.
    private static final String FORMULA_STARTS = "=+-@\t\r";

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

    /// A field of words, in quotes; no spreadsheet computes it.
    public static String text(String words) {
        boolean computed = !words.isEmpty() && FORMULA_STARTS.indexOf(words.charAt(0)) >= 0;
        return '"' + (computed ? "'" : "") + words.replace("\"", "\"\"") + '"';
    }
}
