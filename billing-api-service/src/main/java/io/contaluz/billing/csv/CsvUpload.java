package io.contaluz.billing.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.contaluz.billing.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Takes in an uploaded CSV, batch by batch, so that its size is no matter. What a batch has
/// committed stays, even if the upload breaks off after it: to send the whole again is harmless.
public final class CsvUpload {

    /// Lines that go to the database together, and are committed together.
    static final int BATCH_SIZE = 10_000;

    /// In characters; a quote that is never closed must not swallow the file.
    private static final int LONGEST_LINE = 64 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvUpload() {}

    /// Stores a batch and tells what became of its lines.
    @FunctionalInterface
    public interface Store<T> {
        BatchOutcome store(List<Line<T>> batch);
    }

    /// Reads and stores every line.
    ///
    /// @param parse what a line says; a [Refusal] rejects that line alone
    /// @throws Refusal if the whole is no such CSV: no header, not UTF-8, an open quote
    public static <T> ImportReport run(
            InputStream body, Columns columns, Function<Fields, T> parse, Store<T> store)
            throws IOException {
        var report = new ReportBuilder();
        try (var reader = reader(body)) {
            var records = reader.iterator();
            var positions = columns.positions(header(records));
            var batch = new ArrayList<Line<T>>(BATCH_SIZE);
            while (records.hasNext()) {
                var line = parse(records.next(), positions, parse, report);
                if (line != null) {
                    batch.add(line);
                }
                if (batch.size() == BATCH_SIZE) {
                    report.add(store.store(batch));
                    batch.clear();
                }
            }
            report.add(store.store(batch));
        } catch (CsvParseException | UncheckedIOException e) {
            throw malformed(e, report);
        }
        return report.build();
    }

    private static <T> @Nullable Line<T> parse(
            CsvRecord line,
            Columns.Positions positions,
            Function<Fields, T> parse,
            ReportBuilder report) {
        report.countLine();
        var number = line.getStartingLineNumber();
        try {
            return new Line<>(number, parse.apply(new Fields(positions, line.getFields())));
        } catch (Refusal e) {
            report.reject(LineError.of(number, e));
            return null;
        }
    }

    private static CsvReader<CsvRecord> reader(InputStream body) {
        var utf8 = StandardCharsets.UTF_8.newDecoder();
        return CsvReader.builder()
                .maxBufferSize(LONGEST_LINE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(body, utf8));
    }

    private static List<String> header(Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            throw Refusal.malformed("O CSV está vazio: falta a linha de cabeçalho.");
        }
        var names = new ArrayList<>(records.next().getFields());
        var first = names.getFirst();
        if (!first.isEmpty() && first.charAt(0) == BYTE_ORDER_MARK) {
            names.set(0, first.substring(1));
        }
        return names;
    }

    /// A broken connection and a body over its limit are not the CSV's fault, and pass through.
    private static Refusal malformed(RuntimeException e, ReportBuilder report) throws IOException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io && !(io instanceof CharacterCodingException)) {
                throw io;
            }
        }
        return Refusal.malformed(
                "O CSV não pôde ser lido depois de %d linhas: deve ser UTF-8, sem aspa aberta."
                        .formatted(report.lines()));
    }
}
