package io.contaluz.billing.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contaluz.billing.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvUploadTests {

    private static final Columns COLUMNS = new Columns(List.of("a"), List.of("b"));

    private final List<Integer> batches = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    @Test
    void columnsAreFoundByNameInAnyOrder() throws IOException {
        run("b,a\r\n1,2\r\n,3\r\n");
        assertThat(values).containsExactly("2/1", "3/");
    }

    @Test
    void anOptionalColumnMayBeMissingAndAByteOrderMarkIsNoName() throws IOException {
        run("\uFEFFa\n2\n");
        assertThat(values).containsExactly("2/");
    }

    @Test
    void whatIsKeptFromSpreadsheetsIsReadAsItWas() throws IOException {
        run("a\n" + CsvDownload.word("-1-2") + "\n" + CsvDownload.text("=x") + "\n'z\n");
        assertThat(values).containsExactly("-1-2/", "=x/", "'z/");
    }

    @Test
    void aBadLineIsReportedAndTheOthersAreStored() throws IOException {
        var report = run("a,b\n1,x\n,y\n3,z,too many\n4\n");
        assertThat(values).containsExactly("1/x", "4/");
        assertThat(report.lines()).isEqualTo(4);
        assertThat(report.created()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(2);
        assertThat(report.errors()).extracting(LineError::line).containsExactly(3L, 4L);
        assertThat(report.errors()).extracting(LineError::field).containsExactly("a", null);
    }

    @Test
    void onlyTheFirstHundredErrorsAreTold() throws IOException {
        var report = run("a,b\n" + ",\n".repeat(500));
        assertThat(report.rejected()).isEqualTo(500);
        assertThat(report.errors()).hasSize(100);
    }

    @Test
    void linesAreStoredByTheBatch() throws IOException {
        var report = run("a\n" + "1\n".repeat(25_000));
        assertThat(batches).containsExactly(10_000, 10_000, 5_000);
        assertThat(report.lines()).isEqualTo(25_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nada\n1\n", "b\n1\n", "a,a\n1,2\n", "a,c\n1,2\n", "1\n"})
    void withoutItsHeaderItIsRefusedAsAWhole(String csv) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> run(csv));
        assertThat(batches).isEmpty();
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        var body = new ByteArrayInputStream("a\nção\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> run(body));
    }

    @Test
    void anOpenQuoteDoesNotSwallowTheFile() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> run("a\n\"" + "1\n".repeat(100_000)));
    }

    @Test
    void aBrokenConnectionIsNoRefusal() {
        var body =
                new SequenceInputStream(
                        new ByteArrayInputStream("a\n1\n".getBytes(StandardCharsets.UTF_8)),
                        new InputStream() {
                            @Override
                            public int read() throws IOException {
                                throw new IOException("reset");
                            }

                            @Override
                            public int read(byte[] bytes, int offset, int length)
                                    throws IOException {
                                return read();
                            }
                        });
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> run(body))
                .withMessage("reset");
    }

    private ImportReport run(String csv) throws IOException {
        return run(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private ImportReport run(InputStream body) throws IOException {
        return CsvUpload.run(
                body,
                COLUMNS,
                line -> line.get("a") + "/" + line.find("b").orElse(""),
                batch -> {
                    batches.add(batch.size());
                    batch.forEach(line -> values.add(line.value()));
                    return BatchOutcome.of(batch.size(), batch.size());
                });
    }
}
