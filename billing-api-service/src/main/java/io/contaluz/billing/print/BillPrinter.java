package io.contaluz.billing.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Prints bills: a page of A4 each, in PDF, which is the same bytes for the same sheet.
@Component
public class BillPrinter {

    private static final String FONT = "Liberation Sans";

    /// The PDF of a bill.
    public byte[] print(BillSheet sheet) {
        var bytes = new ByteArrayOutputStream();
        var builder =
                new PdfRendererBuilder()
                        .withHtmlContent(BillPage.of(sheet), null)
                        .withProducer("ContaLuz")
                        .useFont(() -> font("Regular"), FONT, 400, FontStyle.NORMAL, true)
                        .useFont(() -> font("Bold"), FONT, 700, FontStyle.NORMAL, true)
                        // The page brings everything along, and nothing is fetched for it.
                        .useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            try (var document = renderer.getPdfDocument()) {
                document.getDocumentCatalog().setLanguage("pt-BR");
                document.getDocumentInformation().setCreationDate(date(sheet));
                document.setDocumentId((long) sheet.number().hashCode());
                document.save(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written to", e);
        }
        return bytes.toByteArray();
    }

    private static InputStream font(String style) {
        var file = "/liberation/LiberationSans-%s.ttf".formatted(style);
        return Objects.requireNonNull(BillPrinter.class.getResourceAsStream(file), file);
    }

    private static Calendar date(BillSheet sheet) {
        var day = sheet.issuedOn() == null ? sheet.dueOn() : sheet.issuedOn();
        return GregorianCalendar.from(day.atStartOfDay(ZoneOffset.UTC));
    }
}
