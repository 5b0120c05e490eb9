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
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatagramEncoderTests {

    private static final Path VECTORS = Path.of("..", "docs", "wire-format-vectors.tsv");
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss", Locale.ROOT);

    record Vector(String name, String datagram) {

        static Vector of(String line) {
            var columns = line.split("\t", -1);
            return new Vector(columns[0], columns[2]);
        }

        boolean isCompact() {
            return !datagram.contains(": ");
        }

        JsonNode json() {
            return JSON.readTree(datagram);
        }

        @Override
        public String toString() {
            return name;
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
        var encoded = encodeAgain(vector.json());
        if (vector.isCompact()) {
            assertThat(encoded).isEqualTo(vector.datagram());
        }
        assertThat(JSON.readTree(encoded)).isEqualTo(vector.json());
    }

    private static String encodeAgain(JsonNode wanted) {
        var many = wanted.path("leituras");
        var keys = wanted.has("mac") ? new MeterKeys(42) : null;
        int most = many.isMissingNode() ? 1 : many.size();
        var form = new DatagramForm(ZONE, TimeForm.LOCAL, most, keys, voltages(wanted));
        var encoder = new DatagramEncoder(form);
        long matricula = Long.parseLong(wanted.path("matricula").asString());
        if (wanted.has("boot")) {
            encoder.begin(matricula, wanted.path("boot").asLong());
        } else {
            encoder.begin(matricula);
        }
        for (var reading : readings(wanted)) {
            assertThat(encoder.hasRoom()).isTrue();
            encoder.reading(
                    reading.path("consumo_atual").decimalValue().movePointRight(3).longValue(),
                    measured(reading),
                    reading.path("seq").asLong(0));
        }
        assertThat(encoder.hasRoom()).isFalse();
        return end(encoder);
    }

    private static List<JsonNode> readings(JsonNode datagram) {
        var many = datagram.path("leituras");
        return many.isMissingNode() ? List.of(datagram) : many.valueStream().toList();
    }

    private static long measured(JsonNode reading) {
        var time = LocalDateTime.parse(reading.path("data_hora").asString(), LOCAL);
        return micros(time.atZone(ZONE).toInstant());
    }

    /// Those of its readings, by their times; null if it has none.
    private static @Nullable Voltages voltages(JsonNode datagram) {
        var byTime =
                readings(datagram).stream()
                        .filter(reading -> reading.has("tensao"))
                        .collect(
                                Collectors.toMap(
                                        DatagramEncoderTests::measured,
                                        reading ->
                                                reading.path("tensao")
                                                        .decimalValue()
                                                        .movePointRight(1)
                                                        .intValueExact()));
        return byTime.isEmpty() ? null : (matricula, micros) -> byTime.get(micros);
    }

    @Test
    void thereAreVectors() throws IOException {
        assertThat(vectors().filter(Vector::isCompact)).hasSizeGreaterThanOrEqualTo(8);
        assertThat(vectors().filter(vector -> vector.json().has("mac"))).hasSizeGreaterThan(2);
        assertThat(vectors().filter(vector -> vector.datagram().contains("tensao"))).hasSize(2);
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
        var format = LOCAL;
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
        assertThat(encoded.length()).isLessThanOrEqualTo(DatagramEncoder.LONGEST_PLAIN);
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

    @Test
    void theLongestDatagramFits() {
        for (var time : TimeForm.values()) {
            longestFits(
                    new DatagramForm(ZONE, time, DatagramForm.MOST_READINGS, new MeterKeys(1)), 15);
            longestFits(
                    new DatagramForm(
                            ZONE,
                            time,
                            DatagramForm.MOST_READINGS,
                            new MeterKeys(1),
                            (matricula, micros) -> 9999),
                    13);
        }
    }

    private static void longestFits(DatagramForm form, int leastReadings) {
        var encoder = new DatagramEncoder(form).begin(Long.MAX_VALUE, Long.MAX_VALUE >> 10);
        // An ambiguous hour, whose second half is written at length.
        long measured = micros(Instant.parse("2018-02-18T02:30:00.123456Z"));
        int readings = 0;
        for (; encoder.hasRoom(); readings++) {
            encoder.reading(999_999_999_999L, measured, Long.MAX_VALUE >> 10);
        }
        assertThat(readings).isBetween(leastReadings, 24);
        assertThat(end(encoder).length()).isBetween(1_900, DatagramEncoder.LONGEST);
    }

    @Test
    void noDatagramHoldsMoreReadingsThanItsForm() {
        var form = new DatagramForm(ZONE, TimeForm.LOCAL, 3, null);
        var encoder = new DatagramEncoder(form);
        for (int datagram = 0; datagram < 2; datagram++) {
            encoder.begin(1);
            int readings = 0;
            for (; encoder.hasRoom(); readings++) {
                encoder.reading(0, 0);
            }
            assertThat(readings).isEqualTo(3);
            end(encoder);
        }
    }

    @Test
    void theKeyOfAMeterFollowsFromTheSeedAndItsMatricula() {
        // printf 'key/2000001' | openssl dgst -sha256 -hmac 7
        assertThat(HexFormat.of().formatHex(new MeterKeys(7).key(2_000_001)))
                .isEqualTo("23d137bc02a48d621877571045aec66d4006098ad753b4e118dacde011b00c0a");
    }

    private static String encode(long matricula, long wattHours, Instant measured, TimeForm form) {
        return end(
                new DatagramEncoder(DatagramForm.plain(ZONE, form))
                        .begin(matricula)
                        .reading(wattHours, micros(measured)));
    }

    private static String end(DatagramEncoder encoder) {
        var target = ByteBuffer.allocateDirect(DatagramEncoder.LONGEST);
        encoder.end(target);
        return text(target);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static String text(ByteBuffer written) {
        return StandardCharsets.UTF_8.decode(written.flip()).toString();
    }
}
