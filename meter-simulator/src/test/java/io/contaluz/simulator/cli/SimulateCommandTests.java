package io.contaluz.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.contaluz.simulator.BillingStub;
import io.contaluz.simulator.IngestStub;
import io.contaluz.simulator.wire.MeterKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateCommandTests {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss", Locale.ROOT);
    private static final String LAST = "/api/v1/unidades/ultimas-medicoes";
    private static final String IMPORT = "/api/v1/medicoes/importacao";
    private static final String KEYS = "/api/v1/unidades/chaves/importacao";
    private static final String LEASE = "/api/v1/simulador/faixas/me";
    private static final SimulatorProperties DEFAULTS =
            new SimulatorProperties("10", "", "50001", "http://127.0.0.1:1");

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final StopSignal stop = new StopSignal();
    private BillingStub billing;
    private UdpReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        billing = new BillingStub();
        receiver = new UdpReceiver();
    }

    @AfterEach
    void close() {
        receiver.close();
        billing.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    --meters 0                        | --meters is 1 to 1000000, not 0
                    --meters 1000001                  | --meters is 1 to 1000000
                    --meters many                     | 'many' is not an int
                    --meters                          | Missing required parameter for option '--meters'
                    --interval 0                      | more than 0
                    --interval -1                     | is no number of seconds
                    --interval 1e3                    | is no number of seconds
                    --interval 0.0000001              | --interval is at least
                    --increment-interval x            | is no number of seconds
                    --rate 0                          | --rate is 1 to
                    --rate 1.5                        | is not an int
                    --duration soon                   | is no length of time
                    --duration 0s                     | more than 0
                    --total 0                         | --total is 1 to
                    --seed x                          | is not a long
                    --profile industrial              | is not random, residential or commercial
                    --first-matricula 0               | --first-matricula is 1 to
                    --start yesterday                 | is no time
                    --start 2026-02-31T00:00:00       | is no time
                    --start 1960-01-01T00:00:00       | --start is after 1970
                    --speed 0                         | --speed is more than 0
                    --speed NaN                       | --speed is more than 0
                    --port 0                          | --port is 1 to 65535
                    --port 65536                      | --port is 1 to 65535
                    --api localhost:8080              | is no address
                    --backfill 1x                     | is no length of time
                    --backfill-interval 0.5           | whole seconds
                    --report /no/such/folder/r.json   | --report cannot be written
                    --readings-per-datagram 0         | --readings-per-datagram is 1 to 32, not 0
                    --readings-per-datagram 33        | --readings-per-datagram is 1 to 32
                    --voltage 0                       | --voltage is 1 to 900, not 0
                    --voltage 901                     | --voltage is 1 to 900
                    --sagging 5                       | --sagging goes with --voltage
                    --voltage 127 --sagging 101       | --sagging is 0 to 100
                    --sources 0                       | --sources is 1 to 250
                    --sources 251                     | --sources is 1 to 250
                    --lossless --meters 100001        | --lossless is for at most 100000 --meters
                    --state f                         | --state goes with --lossless
                    --lossless --state /no/such/f     | --state cannot be written: /no/such/f
                    --lossless --settle soon          | is no length of time
                    --chaos theft=0.1                 | 'theft=0.1' is not all
                    --chaos loss=2                    | '2' is no share
                    --chaos all                       | --chaos wants an end
                    --chaos all --total 2000001       | within 2000000 readings
                    --chaos all --backfill 1d         | does not go with --backfill
                    --truth t.csv                     | --truth goes with --chaos
                    --chaos all --truth /no/such/t    | --truth cannot be written
                    --no-such-option                  | Unknown option: '--no-such-option'
                    word                              | Unmatched argument
                    """)
    void aSenselessCommandIsOneClearLine(String words, String told) {
        assertThat(run(words.split(" "))).isEqualTo(2);
        assertThat(err.toString().strip())
                .startsWith("simulator: ")
                .contains(told)
                .endsWith("(--help lists the options)")
                .doesNotContain("\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aSenselessEnvironmentIsOneClearLineToo() {
        var properties = new SimulatorProperties("soon", "", "50001", "http://127.0.0.1:1");
        assertThat(run(properties, "--no-resume", "--total=1")).isEqualTo(2);
        assertThat(err.toString()).contains("--interval", "'soon' is no number of seconds");
    }

    @Test
    void helpAndVersionAreNoFailures() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--meters", "--backfill", "(50001)", "INTERVALO_ENVIO");
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("meter-simulator ");
    }

    @Test
    void billingAwayIsOneClearLine() {
        assertThat(run("--total=1", "--port=" + receiver.port())).isEqualTo(1);
        assertThat(err.toString().strip())
                .startsWith("simulator: no answer from billing at http://127.0.0.1:1")
                .doesNotContain("\n");
        assertThat(receiver.datagrams()).isEmpty();
    }

    @Test
    void anUnknownHostIsOneClearLine() {
        assertThat(run("--no-resume", "--total=1", "--host=nowhere.invalid")).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("simulator: no such host: nowhere.invalid");
    }

    @Test
    void theReportIsWhatWasSent() throws Exception {
        var report = folder.resolve("report.json");
        assertThat(
                        run(
                                "--no-resume",
                                "--meters=250",
                                "--rate=5000",
                                "--total=2500",
                                "--seed=42",
                                "--profile=Commercial",
                                "--port=" + receiver.port(),
                                "--report=" + report))
                .isZero();
        await().atMost(Duration.ofSeconds(10)).until(() -> receiver.datagrams().size() == 2500);
        var json = JsonMapper.builder().build().readTree(Files.readString(report));
        assertThat(json.path("sent").asLong()).isEqualTo(2500);
        assertThat(json.path("seed").asLong()).isEqualTo(42);
        assertThat(json.path("errors").asLong()).isZero();
        assertThat(json.path("per_s").asLong()).isBetween(100L, 5_100L);
        assertThat(json.path("kwh").decimalValue()).isEqualByComparingTo(energyReceived());
        assertThat(json.path("ranges").valueStream().mapToLong(r -> r.path("sent").asLong()).sum())
                .isEqualTo(2500);
        assertThat(
                        json.path("ranges")
                                .valueStream()
                                .map(range -> range.path("kwh").decimalValue())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(energyReceived());
        assertThat(out.toString()).contains("seed      42", "sent      2500 in");
    }

    @Test
    void underLoadTheTimesOfAMeterAreDistinctAndNow() {
        run("--no-resume", "--meters=3", "--rate=1000", "--total=300", port());
        await().atMost(Duration.ofSeconds(10)).until(() -> receiver.datagrams().size() == 300);
        var times = new HashMap<String, List<Instant>>();
        for (var reading : receiver.readings()) {
            var at =
                    Instant.from(
                            DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(
                                    text(reading, "data_hora")));
            times.computeIfAbsent(text(reading, "matricula"), _ -> new ArrayList<>()).add(at);
        }
        assertThat(times).hasSize(3);
        for (var rising : times.values()) {
            assertThat(rising).isSorted().doesNotHaveDuplicates();
            assertThat(rising.getLast())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
        }
    }

    @Test
    void theSameSeedAndStartSendTheSameDatagrams() throws IOException {
        var first = sentBy("--seed=7");
        assertThat(first).hasSize(400);
        assertThat(sentBy("--seed=7")).isEqualTo(first);
        assertThat(sentBy("--seed=8")).isNotEqualTo(first);
        assertThat(first.getFirst())
                .isEqualTo(
                        "{\"matricula\":\"2000001\",\"consumo_atual\":0,"
                                + "\"data_hora\":\"01-02-2026 00:00:00\"}");
        assertThat(first.get(20)).contains("2000001", "01-02-2026 01:00:00");
    }

    private List<String> sentBy(String seed) throws IOException {
        try (var mine = new UdpReceiver()) {
            run(
                    "--no-resume",
                    "--meters=20",
                    "--interval=3600",
                    "--speed=43200",
                    "--start=01-02-2026 00:00:00",
                    "--total=400",
                    seed,
                    "--port=" + mine.port());
            await().atMost(Duration.ofSeconds(10)).until(() -> mine.datagrams().size() == 400);
            return mine.datagrams();
        }
    }

    @Test
    void aHostileFleetTellsTheTruth() throws Exception {
        var report = folder.resolve("report.json");
        var truth = folder.resolve("truth.csv");
        assertThat(hostile("--report=" + report, "--truth=" + truth)).isZero();
        var json = JsonMapper.builder().build().readTree(Files.readString(report));
        int sent = json.path("sent").asInt();
        await().atMost(Duration.ofSeconds(10)).until(() -> receiver.datagrams().size() == sent);
        var expected = json.path("expected");
        assertThat(json.at("/chaos/exchange").asInt()).isPositive();
        assertThat(
                        expected.path("stored").asLong()
                                + expected.path("duplicate").asLong()
                                + expected.path("conflict").asLong()
                                + expected.path("rejected")
                                        .valueStream()
                                        .mapToLong(JsonNode::asLong)
                                        .sum())
                .isEqualTo(sent);
        var lines = Files.readAllLines(truth);
        assertThat(lines).hasSize(21).startsWith("matricula,leituras,energia_wh,primeira,ultima");
        assertThat(lines.get(1))
                .matches("2000001,[0-9]+,[0-9]+,2026-02-01T03:00:00Z,2026-02-[0-9T:]+Z");
        assertThat(sum(lines, 1)).isEqualTo(expected.path("stored").asLong());
        assertThat(sum(lines, 2)).isEqualTo(expected.path("energy_wh").asLong());
    }

    @Test
    void billingIsToldOfHostileMetersBeforeTheyAreRead() {
        assertThat(hostile("--register")).isZero();
        assertThat(billing.asked.stream().map(one -> one.method() + " " + one.path()))
                .containsExactly(
                        "POST /api/v1/unidades/importacao",
                        "GET " + LAST + "?primeira=2000001&quantidade=20",
                        "POST /api/v1/unidades/medidores/importacao");
        assertThat(billing.asked.getLast().body())
                .startsWith(
                        "matricula,numero_serie,instalado_em,digitos,constante,registro_inicial,"
                                + "retirado_em,registro_final\n20000");
    }

    @Test
    void metersThatWereReadBeforeHaveNoTruth() {
        billing.answers(
                "GET",
                LAST,
                200,
                "matricula,data_hora,consumo\n2000007,2026-01-01T00:00:00Z,1.5\n");
        assertThat(hostile()).isEqualTo(2);
        assertThat(err.toString())
                .contains("--chaos wants meters that were never read, and 2000007 was");
        assertThat(receiver.datagrams()).isEmpty();
    }

    private int hostile(String... more) {
        var words =
                new ArrayList<>(
                        List.of(
                                api(),
                                port(),
                                "--meters=20",
                                "--rate=1000",
                                "--speed=20000",
                                "--start=01-02-2026 00:00:00",
                                "--total=1000",
                                "--seed=7",
                                "--chaos=all,exchange=0.5"));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private static long sum(List<String> lines, int column) {
        return lines.stream()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.split(",", -1)[column]))
                .sum();
    }

    @Test
    void metersGoOnFromTheirLastStoredRegister() {
        // Stored a little ahead, as another machine's clock may have it.
        var stored =
                Instant.now().plusSeconds(30).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        billing.answers(
                "GET",
                LAST,
                200,
                "matricula,data_hora,consumo\n2000001,%s,987.654\n2000002,,\n".formatted(stored));
        assertThat(run(api(), "--meters=2", "--interval=1", "--total=2", port())).isZero();
        await().atMost(Duration.ofSeconds(10)).until(() -> receiver.datagrams().size() == 2);
        var resumed = receiver.readings().getFirst();
        assertThat(resumed.path("consumo_atual").decimalValue()).isGreaterThan(kwh("987.654"));
        var local = LocalDateTime.parse(text(resumed, "data_hora"), LOCAL);
        assertThat(local.atZone(Texts.ZONE).toInstant()).isEqualTo(stored.plusSeconds(1));
        assertThat(receiver.readings().getLast().path("consumo_atual").asInt()).isZero();
    }

    @Test
    void aFleetLeasesRegistersAsksImportsSendsAndGivesBack() {
        var expires = Instant.now().plusSeconds(300);
        billing.answers(
                "PUT",
                LEASE,
                200,
                "{\"primeira_matricula\":\"2000051\",\"quantidade\":3,\"expira_em\":\"%s\"}"
                        .formatted(expires));
        billing.answers("DELETE", LEASE, 204, "");
        assertThat(
                        run(
                                api(),
                                "--meters=3",
                                "--lease",
                                "--holder=me",
                                "--register",
                                "--backfill=1d",
                                "--profile=residential",
                                "--rate=100",
                                "--total=3",
                                port()))
                .isZero();
        assertThat(billing.asked.stream().map(one -> one.method() + " " + one.path()))
                .containsExactly(
                        "PUT " + LEASE,
                        "POST /api/v1/unidades/importacao",
                        "GET " + LAST + "?primeira=2000051&quantidade=3",
                        "POST " + IMPORT,
                        "DELETE " + LEASE);
        var history = billing.asked("POST", IMPORT).getFirst().body().lines().toList();
        assertThat(history).hasSize(1 + 3 * 24).startsWith("matricula,data_hora,consumo");
        await().atMost(Duration.ofSeconds(10)).until(() -> receiver.datagrams().size() == 3);
        var last = kwh(history.getLast().replaceAll(".*,", ""));
        assertThat(receiver.readings().getLast().path("consumo_atual").decimalValue())
                .isGreaterThanOrEqualTo(last);
        assertThat(out.toString()).contains("3 from 2000051 on", "imported  72");
    }

    @Test
    void aPortThatNobodyListensToEndsNothing() {
        int nobody = receiver.port();
        receiver.close();
        assertThat(run("--no-resume", "--rate=1000", "--total=100", "--port=" + nobody)).isZero();
        assertThat(out.toString()).contains("sent      100 in").containsPattern("errors    [1-9]");
    }

    @Test
    void whoIsStoppedStillReports() throws Exception {
        var report = folder.resolve("report.json");
        var running =
                CompletableFuture.supplyAsync(
                        () -> run("--no-resume", "--rate=100", port(), "--report=" + report));
        await().atMost(Duration.ofSeconds(10)).until(() -> receiver.datagrams().size() > 5);
        stop.request();
        assertThat(running.get(10, TimeUnit.SECONDS)).isZero();
        var json = JsonMapper.builder().build().readTree(Files.readString(report));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> receiver.datagrams().size() == json.path("sent").asInt());
        assertThat(out.toString()).contains("meters    10 from 2000001 on");
    }

    @Test
    void aDatagramHoldsManyReadingsThatLieAnIntervalApart() throws IOException {
        var report = folder.resolve("report.json");
        run(
                "--no-resume",
                "--meters=2",
                "--readings-per-datagram=20",
                "--interval=900",
                "--speed=43200",
                "--start=01-02-2026 00:00:00",
                "--total=6",
                "--report=" + report,
                port());
        await().atMost(Duration.ofSeconds(10)).until(() -> receiver.datagrams().size() == 6);
        var times =
                receiver.readings().stream()
                        .filter(datagram -> text(datagram, "matricula").equals("2000002"))
                        .flatMap(datagram -> datagram.path("leituras").valueStream())
                        .map(reading -> LocalDateTime.parse(text(reading, "data_hora"), LOCAL))
                        .toList();
        var start = LocalDateTime.parse("2026-02-01T00:00:00");
        assertThat(times)
                .isEqualTo(
                        IntStream.range(0, 60).mapToObj(i -> start.plusMinutes(15L * i)).toList());
        assertThat(reported(report, "sent")).isEqualTo(6);
        assertThat(reported(report, "readings")).isEqualTo(120);
    }

    @Test
    void metersSignAndTheirKeysAreRegisteredFirst() {
        billing.answers("POST", KEYS, 200, "{\"linhas\":2,\"rejeitadas\":0}");
        run(
                api(),
                "--register",
                "--no-resume",
                "--sign",
                "--seed=7",
                "--meters=2",
                "--interval=1",
                "--total=2",
                port());
        var key = new MeterKeys(7).key(2_000_001);
        assertThat(billing.asked("POST", KEYS).getFirst().body().lines())
                .hasSize(3)
                .startsWith(
                        "matricula,kid,chave",
                        "2000001,sim," + Base64.getEncoder().encodeToString(key));
        await().atMost(Duration.ofSeconds(10)).until(() -> receiver.datagrams().size() == 2);
        assertThat(receiver.datagrams().getFirst())
                .matches(".*,\"kid\":\"sim\",\"mac\":\"[0-9a-f]{64}\"}");
    }

    @Test
    void readingsComeWithAVoltageIfThatIsWanted() {
        run(
                "--no-resume",
                "--meters=3",
                "--voltage=127",
                "--sagging=100",
                "--rate=1000",
                "--total=30",
                port());
        await().atMost(Duration.ofSeconds(10)).until(() -> receiver.datagrams().size() == 30);
        assertThat(receiver.readings())
                .allSatisfy(reading ->
                        assertThat(reading.path("tensao").decimalValue())
                                .isBetween(new BigDecimal("102"), new BigDecimal("116")));
    }

    @Test
    void aMeterAlwaysSendsFromTheSameOfItsSources() {
        run("--no-resume", "--meters=4", "--sources=3", "--rate=1000", "--total=20", port());
        await().atMost(Duration.ofSeconds(10)).until(() -> receiver.datagrams().size() == 20);
        assertThat(receiver.senders())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "2000001", Set.of("127.0.0.1"),
                                "2000002", Set.of("127.0.0.2"),
                                "2000003", Set.of("127.0.0.3"),
                                "2000004", Set.of("127.0.0.1")));
    }

    @Test
    void sourcesAreOfThisHost() {
        assertThat(run("--no-resume", "--total=1", "--sources=2", "--host=192.0.2.1")).isEqualTo(2);
        assertThat(err.toString()).contains("--sources wants a --host of this machine");
    }

    @Test
    void withoutLossTheRunEndsWhenAllIsSettled() throws IOException {
        var ingest = new IngestStub();
        receiver.answersBy(ingest::answer);
        var report = folder.resolve("report.json");
        assertThat(
                        run(
                                "--no-resume",
                                "--lossless",
                                "--meters=20",
                                "--sources=2",
                                "--readings-per-datagram=3",
                                "--rate=1000",
                                "--total=60",
                                "--report=" + report,
                                port()))
                .isZero();
        assertThat(ingest.count()).isEqualTo(180);
        assertThat(reported(report, "lossless", "acknowledged")).isEqualTo(180);
        assertThat(reported(report, "lossless", "unsettled")).isZero();
        assertThat(out.toString()).contains("settled   180 acknowledged, 0 refused; 0 unsettled");
    }

    @Test
    void whatIsNotSettledIsSentByTheNextRun() {
        var ingest = new IngestStub();
        assertThat(lossless("--settle=0.1")).isEqualTo(1);
        assertThat(err.toString()).contains("not every reading is acknowledged");
        assertThat(receiver.readings()).allMatch(reading -> reading.path("seq").asLong() == 1);
        receiver.answersBy(ingest::answer);
        assertThat(lossless("--settle=1m")).isZero();
        assertThat(ingest.count()).isEqualTo(2);
        assertThat(receiver.readings().stream().map(reading -> reading.path("seq").asLong()))
                .contains(1L, 2L);
    }

    private int lossless(String settle) {
        return run(
                "--no-resume",
                "--lossless",
                "--meters=1",
                "--interval=0.001",
                "--total=1",
                "--state=" + folder.resolve("fleet.state"),
                settle,
                port());
    }

    private static long reported(Path report, String... members) throws IOException {
        var json = JsonMapper.builder().build().readTree(Files.readString(report));
        return json.at("/" + String.join("/", members)).asLong();
    }

    /// Last minus first register of each meter, all together.
    private BigDecimal energyReceived() {
        var first = new HashMap<String, BigDecimal>();
        var last = new HashMap<String, BigDecimal>();
        for (var reading : receiver.readings()) {
            var register = reading.path("consumo_atual").decimalValue();
            first.putIfAbsent(text(reading, "matricula"), register);
            last.put(text(reading, "matricula"), register);
        }
        return last.entrySet().stream()
                .map(entry -> entry.getValue().subtract(first.get(entry.getKey())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private int run(String... arguments) {
        return run(DEFAULTS, arguments);
    }

    private int run(SimulatorProperties properties, String... arguments) {
        return SimulatorRunner.commandLine(new SimulateCommand(Clock.systemUTC(), stop), properties)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private String api() {
        return "--api=" + billing.address();
    }

    private String port() {
        return "--port=" + receiver.port();
    }

    private static String text(JsonNode reading, String member) {
        return reading.path(member).asString();
    }

    private static BigDecimal kwh(String text) {
        return new BigDecimal(text);
    }
}
