package io.contaluz.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.db.testing.PostgresForTests;
import io.contaluz.ingest.intake.OurClock;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(
        properties = {
            "contaluz.udp.port=0",
            "contaluz.udp.warm-up=false",
            "contaluz.spool.limit=0",
            "contaluz.energy.enabled=false"
        },
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(PostgresForTests.class)
class ClockWatchIntegrationTests {

    private final OurClock ours = new OurClock();
    @Autowired JdbcClient database;
    @Autowired StoreProperties properties;

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "-PT6M", "PT6M", "PT1H", "P400D"})
    void aClockThatIsFarFromTheDatabasesIsWrong(String offset) {
        var watch = watch(Duration.parse(offset));
        watch.look();
        assertThat(ours.isWrong()).isTrue();
        assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT4M", "PT0S", "PT4M"})
    void aClockThatIsNearItIsGood(String offset) {
        var watch = watch(Duration.parse(offset));
        watch.look();
        assertThat(ours.isWrong()).isFalse();
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aClockThatIsPutRightIsBelievedAgain() {
        watch(Duration.ofHours(1)).look();
        watch(Duration.ZERO).look();
        assertThat(ours.isWrong()).isFalse();
    }

    private ClockWatch watch(Duration offset) {
        return new ClockWatch(database, Clock.offset(Clock.systemUTC(), offset), ours, properties);
    }
}
