package io.contaluz.billing.print;

import io.contaluz.billing.money.Money;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A Pix "copia e cola": a static BR Code with an amount and an identifier (EMV QRCPS
/// merchant-presented mode; Banco Central do Brasil, Manual de Padrões para Iniciação do Pix).
/// Every character of it is ASCII, so that its lengths are the same in characters and in bytes.
public record PixCode(String payload) {

    private static final Pattern TXID = Pattern.compile("[0-9A-Za-z]{1,25}");
    private static final Pattern FOREIGN = Pattern.compile("[^0-9A-Za-z .,/&-]");
    private static final String CHECKSUM = "6304";
    private static final int LONGEST_FIELD = 99;
    private static final int LONGEST_NAME = 25;
    private static final int LONGEST_CITY = 15;
    private static final int LONGEST_AMOUNT = 13;

    /// @throws IllegalArgumentException if it does not end in its own checksum
    public PixCode {
        int end = payload.length() - 4;
        if (end < CHECKSUM.length()
                || !payload.startsWith(CHECKSUM, end - CHECKSUM.length())
                || !payload.endsWith(crc(payload.substring(0, end)))) {
            throw new IllegalArgumentException("not a BR Code, or a damaged one");
        }
    }

    /// The code by which somebody is paid an amount.
    ///
    /// @param txid what the receiver knows the payment by; 1 to 25 letters and digits
    /// @throws IllegalArgumentException if the amount is none to be paid, or the txid malformed
    public static PixCode of(PixReceiver receiver, Money amount, String txid) {
        if (!TXID.matcher(txid).matches()) {
            throw new IllegalArgumentException("a txid has 1 to 25 letters and digits: " + txid);
        }
        var account = field("00", "br.gov.bcb.pix") + field("01", receiver.key());
        var body =
                field("00", "01")
                        + field("26", account)
                        + field("52", "0000")
                        + field("53", "986")
                        + field("54", plain(amount))
                        + field("58", "BR")
                        + field("59", ascii(receiver.name(), LONGEST_NAME))
                        + field("60", ascii(receiver.city(), LONGEST_CITY))
                        + field("62", field("05", txid))
                        + CHECKSUM;
        return new PixCode(body + crc(body));
    }

    /// CRC-16/CCITT-FALSE in four digits: polynomial 1021, initially FFFF, nothing reflected.
    static String crc(String text) {
        int crc = 0xFFFF;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            crc ^= (b & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
            }
        }
        return String.format(Locale.ROOT, "%04X", crc & 0xFFFF);
    }

    private static String plain(Money amount) {
        var text =
                String.format(
                        Locale.ROOT, "%d.%02d", amount.centavos() / 100, amount.centavos() % 100);
        if (amount.centavos() <= 0 || text.length() > LONGEST_AMOUNT) {
            throw new IllegalArgumentException("no amount to be paid by Pix: " + amount);
        }
        return text;
    }

    /// A text without its accents, and without what else a bank might not take.
    private static String ascii(String text, int longest) {
        var plain =
                FOREIGN.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                        .replaceAll("")
                        .strip();
        var cut = plain.substring(0, Math.min(plain.length(), longest)).strip();
        if (cut.isEmpty()) {
            throw new IllegalArgumentException("nothing of the receiver is left in ASCII: " + text);
        }
        return cut;
    }

    private static String field(String id, String value) {
        if (value.length() > LONGEST_FIELD) {
            throw new IllegalArgumentException("field %s is too long".formatted(id));
        }
        return id + String.format(Locale.ROOT, "%02d", value.length()) + value;
    }

    @Override
    public String toString() {
        return payload;
    }
}
