package io.contaluz.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.simulator.wire.Answer.Status;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTests {

    @Test
    void anAnswerTellsWhatIsSettledAndWhatIsMissing() {
        assertThat(decode("{\"ack\":18,\"boot\":3,\"st\":\"ok\",\"base\":16,\"miss\":[17]}"))
                .contains(new Answer(18, 3, Status.STORED, List.of(), 16, List.of(17L)));
        assertThat(
                        decode(
                                "{\"ack\":9007199254740991,\"boot\":0,\"st\":\"rej\","
                                        + "\"rej\":[5,6],\"base\":0,\"miss\":[]}"))
                .contains(
                        new Answer(
                                9_007_199_254_740_991L,
                                0,
                                Status.REFUSED,
                                List.of(5L, 6L),
                                0,
                                List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ok",
                "[]",
                "{}",
                "{\"ack\":1,\"boot\":0,\"st\":\"ok\"}",
                "{\"ack\":\"1\",\"boot\":0,\"st\":\"ok\",\"base\":1}",
                "{\"ack\":1,\"boot\":0,\"st\":\"fine\",\"base\":1}",
                "{\"ack\":1,\"boot\":0,\"base\":1}",
                "{\"ack\":99999999999999999999,\"boot\":0,\"st\":\"ok\",\"base\":1}",
                "{\"ack\":1,\"boot\":\"x\",\"st\":\"ok\",\"base\":1}",
                "{\"ack\":1,\"boot\":0,\"st\":\"ok\",\"base\":1"
            })
    void whatIsNoAnswerIsNone(String text) {
        assertThat(decode(text)).isEmpty();
    }

    private static Optional<Answer> decode(String text) {
        return Answer.decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
