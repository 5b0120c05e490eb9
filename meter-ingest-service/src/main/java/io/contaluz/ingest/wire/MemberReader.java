package io.contaluz.ingest.wire;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Makes values of a datagram's members. Not for two threads at once.
final class MemberReader {

    private static final int LONGEST_MATRICULA = 32;
    private static final int LONGEST_KID = 32;
    private static final long HIGHEST_NUMBER = (1L << 53) - 1;
    private static final long VOLTS_BOUND = 1000;

    private final TimeParser times = new TimeParser();

    /// Fills a datagram.
    ///
    /// @return what was wrong, or null
    @Nullable DatagramRejection read(DatagramMembers members, ReadingDatagram into) {
        var malformed = matricula(members.matricula());
        if (malformed == null) {
            into.begin(members.matricula());
            malformed =
                    members.leituras().isMissing()
                            ? reading(members.own(), into)
                            : leituras(members, into);
        }
        if (malformed == null) {
            malformed = boot(members.boot(), into);
        }
        return malformed == null ? mac(members, into) : malformed;
    }

    private static @Nullable DatagramRejection matricula(Value value) {
        if (value.isMissing()) {
            return DatagramRejection.MISSING_MEMBER;
        }
        if (!value.is(Value.Type.STRING) && !isInteger(value)) {
            return DatagramRejection.WRONG_TYPE;
        }
        boolean negative = value.is(Value.Type.NUMBER) && value.bytes()[value.from()] == '-';
        return negative || !isName(value, LONGEST_MATRICULA, "")
                ? DatagramRejection.BAD_MATRICULA
                : null;
    }

    private static boolean isInteger(Value value) {
        if (!value.is(Value.Type.NUMBER)) {
            return false;
        }
        for (int i = value.from(); i < value.to(); i++) {
            byte c = value.bytes()[i];
            if (c == '.' || (c | 0x20) == 'e') {
                return false;
            }
        }
        return true;
    }

    /// Letters, digits, hyphens, and some more.
    private static boolean isName(Value value, int longest, String more) {
        for (int i = value.from(); i < value.to(); i++) {
            int c = value.bytes()[i];
            boolean letterOrDigit =
                    (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-';
            if (!letterOrDigit && more.indexOf(c) < 0) {
                return false;
            }
        }
        return value.length() > 0 && value.length() <= longest;
    }

    private @Nullable DatagramRejection reading(Members reading, ReadingDatagram into) {
        var consumo = DatagramMembers.consumo(reading);
        var dataHora = DatagramMembers.dataHora(reading);
        if (consumo.isMissing() || dataHora.isMissing()) {
            return DatagramRejection.MISSING_MEMBER;
        }
        if (!consumo.is(Value.Type.NUMBER) || !dataHora.is(Value.Type.STRING)) {
            return DatagramRejection.WRONG_TYPE;
        }
        long register = RegisterParser.parse(consumo.bytes(), consumo.from(), consumo.to());
        if (register == RegisterParser.NONE) {
            return DatagramRejection.BAD_CONSUMO;
        }
        long time = times.parse(dataHora.bytes(), dataHora.from(), dataHora.to());
        if (time == TimeParser.NONE) {
            return DatagramRejection.BAD_DATA_HORA;
        }
        boolean local = TimeParser.isLocal(dataHora.bytes(), dataHora.from(), dataHora.to());
        var seq = DatagramMembers.seq(reading);
        long number = seq.isMissing() ? 0 : seq.whole();
        if (number < 0 || number > HIGHEST_NUMBER || (number == 0 && !seq.isMissing())) {
            return DatagramRejection.BAD_SEQ;
        }
        into.add(register, time, local, number);
        return tensao(DatagramMembers.tensao(reading), into);
    }

    /// Adds the voltage to the last reading, where there is one.
    private static @Nullable DatagramRejection tensao(Value value, ReadingDatagram into) {
        if (value.isMissing()) {
            return null;
        }
        if (!value.is(Value.Type.NUMBER)) {
            return DatagramRejection.BAD_TENSAO;
        }
        // Thousandths, of a volt as of a kilowatt-hour; NONE is no whole number of tenths either.
        long millivolts = RegisterParser.parse(value.bytes(), value.from(), value.to());
        if (millivolts % 100 != 0 || millivolts >= VOLTS_BOUND * 1000) {
            return DatagramRejection.BAD_TENSAO;
        }
        into.decivolts((short) (millivolts / 100));
        return null;
    }

    private @Nullable DatagramRejection leituras(DatagramMembers members, ReadingDatagram into) {
        if (!members.leituras().is(Value.Type.ARRAY)) {
            return DatagramRejection.WRONG_TYPE;
        }
        var own = members.own();
        boolean alone =
                DatagramMembers.consumo(own).isMissing()
                        && DatagramMembers.dataHora(own).isMissing()
                        && DatagramMembers.seq(own).isMissing()
                        && DatagramMembers.tensao(own).isMissing();
        if (!alone || members.count() == 0) {
            return DatagramRejection.BAD_LEITURAS;
        }
        for (int i = 0; i < members.count(); i++) {
            var malformed = reading(members.reading(i), into);
            if (malformed != null) {
                return malformed;
            }
            if (into.seq(i) > 0 != into.isNumbered()) {
                return DatagramRejection.BAD_LEITURAS;
            }
        }
        return null;
    }

    private static @Nullable DatagramRejection boot(Value value, ReadingDatagram into) {
        if (value.isMissing()) {
            return null;
        }
        long boot = value.whole();
        into.boot(boot);
        return boot < 0 || boot > HIGHEST_NUMBER ? DatagramRejection.BAD_SEQ : null;
    }

    private static @Nullable DatagramRejection mac(DatagramMembers members, ReadingDatagram into) {
        var kid = members.kid();
        var mac = members.mac();
        if (kid.isMissing() && mac.isMissing()) {
            return null;
        }
        boolean formed =
                kid.is(Value.Type.STRING)
                        && isName(kid, LONGEST_KID, "._")
                        && mac.is(Value.Type.STRING)
                        && members.signedLength() >= 0
                        && hex(mac, into.mac());
        if (!formed) {
            return DatagramRejection.BAD_MAC;
        }
        var name = new String(kid.bytes(), kid.from(), kid.length(), StandardCharsets.US_ASCII);
        into.signed(name, members.signedLength());
        return null;
    }

    private static boolean hex(Value value, byte[] into) {
        if (value.length() != 2 * into.length) {
            return false;
        }
        for (int i = 0; i < into.length; i++) {
            int at = value.from() + 2 * i;
            int high = value.bytes()[at];
            int low = value.bytes()[at + 1];
            if (!HexFormat.isHexDigit(high) || !HexFormat.isHexDigit(low)) {
                return false;
            }
            into[i] = (byte) (HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low));
        }
        return true;
    }
}
