package io.contaluz.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.ingest.wire.AnswerEncoder.Answer;
import io.contaluz.ingest.wire.AnswerEncoder.Status;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AnswerEncoderTests {

    private static final long[] NONE = {};

    @Test
    void tellsWhatIsStoredAndWhatIsMissing() {
        assertThat(encode(new Answer(18, 3, Status.OK, NONE, 16, new long[] {17}), 200))
                .isEqualTo("{\"ack\":18,\"boot\":3,\"st\":\"ok\",\"base\":16,\"miss\":[17]}");
    }

    @Test
    void listsTheRefused() {
        var answer = new Answer(2, 0, Status.REJ, new long[] {1, 2}, 2, NONE);
        assertThat(encode(answer, 200))
                .isEqualTo(
                        "{\"ack\":2,\"boot\":0,\"st\":\"rej\",\"rej\":[1,2],\"base\":2,\"miss\":[]}");
    }

    @Test
    void isNeverLongerThanTheRoomAndCutsTheMissingFirst() {
        var many = LongStream.range(100, 132).toArray();
        var answer = new Answer(200, 1, Status.REJ, many, 99, many);
        int whole = encode(answer, 2048).length();
        for (int room = 0; room <= whole; room++) {
            var text = encode(answer, room);
            assertThat(text.length()).isLessThanOrEqualTo(room);
            assertThat(text.isEmpty() || text.endsWith("]}")).isTrue();
            if (text.contains("\"miss\":[1")) {
                assertThat(text).contains("131],\"base\"");
            }
        }
    }

    @Test
    void theShortestDatagramHasRoomForItsAnswer() {
        var shortest =
                "{\"matricula\":1,\"consumo_atual\":1,\"data_hora\":\"22-11-2026 10:11:12\",\"seq\":1}";
        var answer = new Answer(1, 0, Status.DUP, NONE, 1, NONE);
        assertThat(encode(answer, shortest.length())).isNotEmpty();
    }

    private static String encode(Answer answer, int room) {
        return new String(AnswerEncoder.encode(answer, room), StandardCharsets.US_ASCII);
    }
}
