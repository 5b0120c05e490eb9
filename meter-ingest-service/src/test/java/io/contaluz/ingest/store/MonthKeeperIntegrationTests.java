package io.contaluz.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.db.testing.PostgresForTests;
import io.contaluz.ingest.intake.OurClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Months come before they are needed and leave when they are old, and nothing is deleted.
@SpringBootTest(
        properties = {
            "contaluz.udp.port=0",
            "contaluz.udp.warm-up=false",
            "contaluz.spool.limit=0",
            "contaluz.energy.enabled=false"
        },
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(PostgresForTests.class)
class MonthKeeperIntegrationTests {

    private final Clock clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private final OurClock ours = new OurClock();
    @Autowired ReadingMonths months;
    @Autowired JdbcTemplate database;

    @Value("${spring.datasource.url}")
    String url;

    @Value("${spring.flyway.user}")
    String owner;

    @Value("${spring.flyway.password}")
    String password;

    private JdbcTemplate asOwner;

    @BeforeEach
    void signIn() {
        asOwner = new JdbcTemplate(new DriverManagerDataSource(url, owner, password));
    }

    @Test
    void theNextMonthIsThereBeforeItBegins() {
        keeper(66, clock).makeAhead();
        var next = YearMonth.now(clock).plusMonths(1);
        assertThat(partitions("meter_reading")).contains(suffix(next));
        assertThat(partitions("energy_day")).contains(suffix(next));
    }

    @Test
    void anOldMonthLeavesWholeUnlessItIsHeld() {
        store("2019-01-31T23:59:59Z");
        store("2019-02-01T00:00:00Z");
        store("2019-03-01T00:00:00Z");
        asOwner.update("insert into reading_month_hold values ('2019-02-01', 'invoice 1')");
        keeper(66, clock).retire();
        assertThat(partitions("meter_reading"))
                .contains("2019_02")
                .doesNotContain("2019_01", "2019_03");
        assertThat(partitions("energy_day"))
                .contains("2019_02")
                .doesNotContain("2019_01", "2019_03");
        assertThat(
                        asOwner.queryForList(
                                "select register_wh from retired.meter_reading_2019_01",
                                Long.class))
                .containsExactly(7L);
        assertThat(registry.counter("contaluz.months.retired").count()).isEqualTo(2);
    }

    @Test
    void aMonthThatHasLeftDoesNotComeBack() {
        store("2018-01-01T00:00:00Z");
        keeper(66, clock).retire();
        months.ensure(YearMonth.of(2018, 1));
        assertThat(partitions("meter_reading")).doesNotContain("2018_01");
    }

    @Test
    void theLastMonthOfTheRetentionStays() {
        var oldest = YearMonth.now(clock).minusMonths(24);
        months.ensure(oldest);
        keeper(24, clock).retire();
        assertThat(partitions("meter_reading")).contains(suffix(oldest));
        keeper(24, Clock.offset(clock, Duration.ofDays(31))).retire();
        assertThat(partitions("meter_reading")).doesNotContain(suffix(oldest));
    }

    @Test
    void aRetentionOfZeroKeepsAll() {
        store("2017-01-01T00:00:00Z");
        keeper(0, clock).retire();
        assertThat(partitions("meter_reading")).contains("2017_01");
    }

    @Test
    void aWrongClockKeepsAll() {
        store("2015-01-01T00:00:00Z");
        ours.found(true);
        keeper(66, clock).retire();
        assertThat(partitions("meter_reading")).contains("2015_01");
        ours.found(false);
        keeper(66, clock).retire();
        assertThat(partitions("meter_reading")).doesNotContain("2015_01");
    }

    @Test
    void aLockThatIsLongInComingIsNotWaitedFor() throws Exception {
        store("2016-01-01T00:00:00Z");
        try (var connection = asOwner.getDataSource().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table meter_reading in access share mode");
            keeper(66, clock).retire();
            assertThat(partitions("meter_reading")).contains("2016_01");
            connection.rollback();
        }
        keeper(66, clock).retire();
        assertThat(partitions("meter_reading")).doesNotContain("2016_01");
    }

    private MonthKeeper keeper(int retentionMonths, Clock at) {
        var settings =
                new StoreProperties(
                        0,
                        0,
                        Duration.ofSeconds(1),
                        0,
                        Duration.ofDays(1),
                        Duration.ofMinutes(5),
                        retentionMonths);
        return new MonthKeeper(months, settings, at, ours, registry);
    }

    private void store(String at) {
        months.ensure(YearMonth.from(Instant.parse(at).atOffset(ZoneOffset.UTC)));
        database.update("insert into meter_reading values (1, 0, ?::timestamptz, 7, now(), 1)", at);
    }

    private List<String> partitions(String table) {
        return database.queryForList(
                "select right(inhrelid::regclass::text, 7) from pg_inherits"
                        + " where inhparent = ?::regclass",
                String.class,
                table);
    }

    private static String suffix(YearMonth month) {
        return month.toString().replace('-', '_');
    }
}
