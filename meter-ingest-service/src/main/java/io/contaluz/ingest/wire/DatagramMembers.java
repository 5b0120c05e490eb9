package io.contaluz.ingest.wire;

import io.contaluz.ingest.wire.JsonTokens.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The members of a datagram and of the readings in it, where they stand, as yet unread.
final class DatagramMembers {

    private static final byte[] MAC = ",\"mac\"".getBytes(StandardCharsets.US_ASCII);

    private final JsonTokens tokens = new JsonTokens();
    private final JsonScanner scanner = new JsonScanner(tokens);
    private final JsonScanner.MemberTaker takeMember = this::member;
    private final JsonScanner.ElementTaker takeReading = this::element;
    private final JsonScanner.MemberTaker takeReadingsMember = this::readingsMember;

    private final Members outer =
            new Members(
                    List.of(
                            "matricula",
                            "consumo_atual",
                            "data_hora",
                            "seq",
                            "tensao",
                            "boot",
                            "kid",
                            "mac",
                            "leituras"));
    private final Members[] readings = new Members[ReadingDatagram.MOST];
    private int count;
    private boolean countable;
    private int begin;
    private int signedLength;
    private boolean macStandsLast;

    DatagramMembers() {
        for (int i = 0; i < readings.length; i++) {
            readings[i] = new Members(List.of("", "consumo_atual", "data_hora", "seq", "tensao"));
        }
    }

    void scan(byte[] bytes, int from, int length) throws Malformed {
        outer.clear();
        count = 0;
        countable = true;
        begin = from;
        signedLength = -1;
        macStandsLast = true;
        tokens.begin(bytes, from, from + length);
        scanner.document(takeMember);
    }

    private void member(int keyAt, int depth) throws Malformed {
        var place = outer.named(tokens.text(), tokens.textFrom(), tokens.textTo());
        if (place == mac()) {
            // Only so spelt is the place beyond doubt from which on nothing is signed.
            signedLength = tokens.standsAt(keyAt - 1, MAC) ? keyAt - 1 - begin : -1;
        } else if (!mac().isMissing() && place != kid()) {
            macStandsLast = false;
        }
        if (place == leituras() && tokens.peekPastBlanks() == '[') {
            leituras().set(Value.Type.ARRAY);
            scanner.array(takeReading, depth + 1);
        } else {
            scanner.value(place == null ? scanner.ignored() : place, depth);
        }
    }

    private void element(int depth) throws Malformed {
        if (tokens.peekPastBlanks() == '{' && count < readings.length) {
            readings[count++].clear();
            scanner.object(takeReadingsMember, depth + 1);
        } else {
            countable = false;
            scanner.value(scanner.ignored(), depth);
        }
    }

    private void readingsMember(int keyAt, int depth) throws Malformed {
        var place = readings[count - 1].named(tokens.text(), tokens.textFrom(), tokens.textTo());
        scanner.value(place == null ? scanner.ignored() : place, depth);
    }

    Value matricula() {
        return outer.at(0);
    }

    /// The datagram's own reading: its members are those of a reading among many.
    Members own() {
        return outer;
    }

    static Value consumo(Members reading) {
        return reading.at(1);
    }

    static Value dataHora(Members reading) {
        return reading.at(2);
    }

    static Value seq(Members reading) {
        return reading.at(3);
    }

    static Value tensao(Members reading) {
        return reading.at(4);
    }

    Value boot() {
        return outer.at(5);
    }

    Value kid() {
        return outer.at(6);
    }

    Value mac() {
        return outer.at(7);
    }

    Value leituras() {
        return outer.at(8);
    }

    /// How many readings stand in `leituras`; 0 if there are too many, or others than objects.
    int count() {
        return countable ? count : 0;
    }

    Members reading(int index) {
        return readings[index];
    }

    /// How many bytes stand before the mac; negative if it is not where it has to be.
    int signedLength() {
        return macStandsLast ? signedLength : -1;
    }
}
