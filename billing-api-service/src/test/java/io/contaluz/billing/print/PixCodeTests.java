package io.contaluz.billing.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.contaluz.billing.money.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PixCodeTests {

    /// The example of the Banco Central's manual.
    static final String EXAMPLE =
            "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-426655440000"
                    + "5204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D";

    private static final PixReceiver RECEIVER =
            new PixReceiver("pix@contaluz.invalid", "ContaLuz Demonstracao", "Cidade Ficticia");

    @Test
    void theChecksumIsTheOneOfTheCatalogueOfCrcs() {
        assertThat(PixCode.crc("123456789")).isEqualTo("29B1");
        assertThat(PixCode.crc("")).isEqualTo("FFFF");
    }

    @Test
    void theExampleOfTheCentralBankHolds() {
        assertThat(new PixCode(EXAMPLE).toString()).isEqualTo(EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 30, 60, 100, 130})
    void oneOtherCharacterIsNoticed(int place) {
        var damaged = new StringBuilder(EXAMPLE);
        damaged.setCharAt(place, damaged.charAt(place) == '9' ? '8' : '9');
        assertThatIllegalArgumentException().isThrownBy(() -> new PixCode(damaged.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6304", "6304FFFF0", "29B1"})
    void whatIsNoCodeIsRefused(String payload) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PixCode(payload));
    }

    @Test
    void aCodeSaysWhoIsPaidHowMuchAndWhatFor() {
        var code = PixCode.of(RECEIVER, new Money(20_450), "FAT202611A1");
        assertThat(code.payload())
                .isEqualTo(
                        "00020126420014br.gov.bcb.pix0120pix@contaluz.invalid5204000053039865406204"
                                + ".505802BR5921ContaLuz Demonstracao6015Cidade Ficticia62150511"
                                + "FAT202611A16304"
                                + PixCode.crc(
                                        code.payload().substring(0, code.payload().length() - 4)));
        var fields = fields(code.payload());
        assertThat(fields.keySet())
                .containsExactly("00", "26", "52", "53", "54", "58", "59", "60", "62", "63");
        assertThat(fields(fields.get("26")))
                .containsEntry("00", "br.gov.bcb.pix")
                .containsEntry("01", "pix@contaluz.invalid");
        assertThat(fields(fields.get("62"))).containsEntry("05", "FAT202611A1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Distribuidora São João do Açaí Ltda | Distribuidora Sao Joao do",
                "Companhia Elétrica            X     | Companhia Eletrica",
                "Luz_& Força; \"Norte\"              | Luz& Forca Norte",
                "Ñandú                               | Nandu"
            })
    void namesLoseTheirAccentsAndWhatIsTooLong(String name, String printed) {
        var code = PixCode.of(new PixReceiver("a@b.invalid", name, name), new Money(1), "A");
        var fields = fields(code.payload());
        assertThat(fields.get("59")).isEqualTo(printed).hasSizeLessThanOrEqualTo(25);
        assertThat(fields.get("60")).hasSizeLessThanOrEqualTo(15);
        assertThat(code.payload()).matches("\\p{ASCII}+");
    }

    @ParameterizedTest
    @CsvSource({"1, 0.01", "100, 1.00", "123456, 1234.56", "999999999999, 9999999999.99"})
    void amountsHaveTwoPlacesAndAPoint(long centavos, String amount) {
        assertThat(fields(PixCode.of(RECEIVER, new Money(centavos), "A").payload()))
                .containsEntry("54", amount);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_000_000_000L})
    void whatIsNotToBePaidHasNoCode(long centavos) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PixCode.of(RECEIVER, new Money(centavos), "A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-b", "ação", "12345678901234567890123456"})
    void aTxidHasLettersAndDigitsOnly(String txid) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PixCode.of(RECEIVER, new Money(1), txid));
    }

    @Test
    void theLongestKeyFits() {
        var key = "a".repeat(66) + "@b.invalid";
        var code = PixCode.of(new PixReceiver(key + "x", "A", "B"), new Money(1), "A");
        assertThat(fields(fields(code.payload()).get("26"))).containsEntry("01", key + "x");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> PixCode.of(new PixReceiver(key + "xx", "A", "B"), new Money(1), "A"));
    }

    /// Reads fields as the standard has them: two digits of name, two of length, and the value.
    private static Map<String, String> fields(String text) {
        var fields = new LinkedHashMap<String, String>();
        int at = 0;
        while (at < text.length()) {
            int length = Integer.parseInt(text.substring(at + 2, at + 4));
            fields.put(text.substring(at, at + 2), text.substring(at + 4, at + 4 + length));
            at += 4 + length;
        }
        return fields;
    }
}
