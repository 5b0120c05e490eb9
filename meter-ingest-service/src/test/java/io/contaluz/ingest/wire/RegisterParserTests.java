package io.contaluz.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterParserTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0.000, 0",
        "0e99999999999, 0",
        "1, 1000",
        "0.001, 1",
        "1.5, 1500",
        "1.500000, 1500",
        "1.2e3, 1200000",
        "12E-1, 1200",
        "1e+2, 100000",
        "1000e-6, 1",
        "999999999.999, 999999999999",
        "0.0000001e7, 1000"
    })
    void kilowattHoursBecomeWholeWattHours(String number, long wattHours) {
        assertThat(parse(number)).isEqualTo(wattHours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "-0.001",
                "0.0001",
                "1.2345",
                "1e-4",
                "1000000000",
                "1e9",
                "1e999",
                "1e-30000000",
                "1e99999999999",
                "99999999999999999999999999999999",
                "10000000000000000000000.0000001"
            })
    void whatNoRegisterShowsIsNone(String number) {
        assertThat(parse(number)).isEqualTo(RegisterParser.NONE);
    }

    @Test
    void agreesWithBigDecimal() {
        var random = new Random(20261122);
        for (int i = 0; i < 100_000; i++) {
            var number =
                    random.nextInt(2000)
                            + "."
                            + random.nextInt(20000)
                            + "e"
                            + (random.nextInt(12) - 6);
            var exact = new BigDecimal(number).movePointRight(3).stripTrailingZeros();
            boolean fits = exact.scale() <= 0 && exact.compareTo(new BigDecimal("1e12")) < 0;
            assertThat(parse(number))
                    .as(number)
                    .isEqualTo(fits ? exact.longValueExact() : RegisterParser.NONE);
        }
    }

    @Test
    void noExponentStallsIt() {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> {
                    for (int i = 0; i < 100_000; i++) {
                        parse("1e-30000000");
                    }
                });
    }

    private static long parse(String number) {
        var bytes = number.getBytes(StandardCharsets.US_ASCII);
        return RegisterParser.parse(bytes, 0, bytes.length);
    }
}
