package io.contaluz.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ReadingEncoderTests {

    private static final Path VECTORS = Path.of("..", "docs", "wire-format-vectors.tsv");
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private final ReadingEncoder encoder = new ReadingEncoder(ZONE);

    record Vector(String name, String datagram, long matricula, long wattHours, String time) {

        static Vector of(String line) {
            var columns = line.split("\t", -1);
            return new Vector(
                    columns[0],
                    columns[2],
                    Long.parseLong(columns[3]),
                    Long.parseLong(columns[4]),
                    columns[5]);
        }

        boolean isCompact() {
            return !datagram.contains(": ");
        }
    }

    static Stream<Vector> vectors() throws IOException {
        return Files.readAllLines(VECTORS).stream()
                .filter(line -> line.endsWith("\tsimulator"))
                .map(Vector::of);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aVectorIsEncodedAsWritten(Vector vector) {
        var measured = LocalDateTime.parse(vector.time()).atZone(ZONE).toInstant();
        var encoded = encode(vector.matricula(), vector.wattHours(), measured, TimeForm.LOCAL);
        if (vector.isCompact()) {
            assertThat(encoded).isEqualTo(vector.datagram());
        }
        var json = JsonMapper.builder().build();
        assertThat(json.readTree(encoded)).isEqualTo(json.readTree(vector.datagram()));
    }

    @Test
    void thereAreVectors() throws IOException {
        assertThat(vectors().filter(Vector::isCompact)).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0.001",
        "10, 0.01",
        "120, 0.12",
        "1000, 1",
        "1001, 1.001",
        "10500, 10.5",
        "999999999999, 999999999.999",
        "999999999000, 999999999"
    })
    void theRegisterHasNoTrailingZeros(long wattHours, String kilowattHours) {
        assertThat(encode(7, wattHours, Instant.parse("2026-02-01T03:00:00Z"), TimeForm.LOCAL))
                .contains("\"consumo_atual\":" + kilowattHours + ",");
    }

    @ParameterizedTest
    @CsvSource({
        "LOCAL,      22-11-2026 10:11:12",
        "ISO_MILLIS, 2026-11-22T10:11:12.123-03:00",
        "ISO_MICROS, 2026-11-22T10:11:12.123456-03:00"
    })
    void aTimeIsAsExactAsItsForm(TimeForm form, String written) {
        var measured = Instant.parse("2026-11-22T13:11:12.123456Z");
        assertThat(encode(1, 0, measured, form)).endsWith(",\"data_hora\":\"" + written + "\"}");
    }

    @Test
    void everyTimeIsTheOneThatTheLibraryWrites() {
        var format =
                java.time.format.DateTimeFormatter.ofPattern(
                        "dd-MM-uuuu HH:mm:ss", java.util.Locale.ROOT);
        for (long hour = 0; hour < 24 * 366 * 4; hour += 5) {
            var measured = Instant.parse("2024-01-01T00:59:59Z").plus(hour, ChronoUnit.HOURS);
            assertThat(encode(1, 0, measured, TimeForm.LOCAL))
                    .contains(format.format(measured.atZone(ZONE)));
        }
    }

    @Test
    void theSecondOfTwoEqualHoursTellsItsOffset() {
        // Summer time ended on 2018-02-18 at midnight: 23:30 came twice.
        assertThat(encode(1, 0, Instant.parse("2018-02-18T01:30:00Z"), TimeForm.LOCAL))
                .contains("\"17-02-2018 23:30:00\"");
        assertThat(encode(1, 0, Instant.parse("2018-02-18T02:30:00Z"), TimeForm.LOCAL))
                .contains("\"2018-02-17T23:30:00-03:00\"");
    }

    @Test
    void theLongestReadingFits() {
        var encoded =
                encode(
                        Long.MAX_VALUE,
                        999_999_999_999L,
                        Instant.parse("2026-11-22T13:11:12.123456Z"),
                        TimeForm.ISO_MICROS);
        assertThat(encoded.length()).isLessThanOrEqualTo(ReadingEncoder.LONGEST);
        assertThat(encoded).contains("9223372036854775807");
    }

    @Test
    void anImportLineIsMatriculaLocalTimeAndRegister() {
        var target = ByteBuffer.allocate(ImportLineEncoder.LONGEST);
        new ImportLineEncoder(ZONE)
                .encode(2_000_001, 12_340, micros(Instant.parse("2026-10-01T03:00:00Z")), target);
        assertThat(text(target)).isEqualTo("2000001,01-10-2026 00:00:00,12.34\n");
    }

    @ParameterizedTest
    @CsvSource({
        "10000000, LOCAL",
        "1000000, LOCAL",
        "999999, ISO_MILLIS",
        "1000, ISO_MILLIS",
        "999.5, ISO_MICROS",
        "0.01, ISO_MICROS"
    })
    void theFormTellsTwoReadingsApart(double intervalMicros, TimeForm form) {
        assertThat(TimeForm.distinguishing(intervalMicros)).isEqualTo(form);
    }

    private String encode(long matricula, long wattHours, Instant measured, TimeForm form) {
        var target = ByteBuffer.allocateDirect(ReadingEncoder.LONGEST);
        encoder.encode(matricula, wattHours, micros(measured), form, target);
        return text(target);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static String text(ByteBuffer written) {
        return StandardCharsets.UTF_8.decode(written.flip()).toString();
    }
}
