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

/// Writes a CSV while it is being read, whatever its size. Its fields need no quotes: they are
/// matriculas, times and numbers.
public final class CsvDownload {

    /// The media type of what goes in and comes out.
    public static final String MEDIA_TYPE = "text/csv";

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
}
