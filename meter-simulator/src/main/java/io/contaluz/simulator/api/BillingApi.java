package io.contaluz.simulator.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Talks to the billing service.
public final class BillingApi {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    // A million lines take their time.
    private static final Duration BULK_LIMIT = Duration.ofMinutes(10);
    private static final int LONGEST_ANSWER = 64 << 10;
    private static final int LONGEST_QUOTE = 300;

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_LIMIT)
                    .build();
    private final String base;

    /// The service at an address such as `http://127.0.0.1:8080`.
    public BillingApi(URI address) {
        base = address.toString().replaceAll("/+$", "");
    }

    /// Registers a row of matriculas; those that are there already stay as they are.
    public void register(long firstMatricula, int count)
            throws BillingException, InterruptedException {
        importCsv(
                "/api/v1/unidades/importacao",
                "matricula\n",
                new Matriculas(firstMatricula, count));
    }

    /// Registers the keys that meters sign with: lines of matricula, name and key in Base64.
    public void importKeys(CsvLines lines) throws BillingException, InterruptedException {
        importCsv("/api/v1/unidades/chaves/importacao", "matricula,kid,chave\n", lines);
    }

    /// Imports readings: lines of matricula, local time and kWh.
    public void importReadings(String header, CsvLines lines)
            throws BillingException, InterruptedException {
        importCsv("/api/v1/medicoes/importacao", header, lines);
    }

    /// Imports stays of meters at usage points.
    public void importInstallations(Iterable<String> lines)
            throws BillingException, InterruptedException {
        var rest = lines.iterator();
        importCsv(
                "/api/v1/unidades/medidores/importacao",
                "matricula,numero_serie,instalado_em,digitos,constante,registro_inicial,"
                        + "retirado_em,registro_final\n",
                target -> {
                    boolean more = rest.hasNext();
                    if (more) {
                        target.put((rest.next() + "\n").getBytes(StandardCharsets.US_ASCII));
                    }
                    return more;
                });
    }

    private void importCsv(String path, String header, CsvLines lines)
            throws BillingException, InterruptedException {
        var answer =
                send(
                        request(path, BULK_LIMIT)
                                .header("Content-Type", "text/csv")
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () -> new CsvStream(header, lines))));
        if (answer.path("rejeitadas").asLong(0) > 0) {
            throw new BillingException(
                    "billing refused %d of %d lines; the first: %s"
                            .formatted(
                                    answer.path("rejeitadas").asLong(),
                                    answer.path("linhas").asLong(0),
                                    answer.path("erros").path(0)));
        }
    }

    /// Tells the last reading of each usage point in a row of matriculas that has one.
    public void lastReadings(long firstMatricula, int count, LastReading target)
            throws BillingException, InterruptedException {
        // Not by a format: some locales have digits of their own.
        var query = "?primeira=" + firstMatricula + "&quantidade=" + count;
        var path = "/api/v1/unidades/ultimas-medicoes" + query;
        var request = request(path, BULK_LIMIT).header("Accept", "text/csv").build();
        try (var body = exchange(request).body()) {
            new LastReadingsReader(body).read(target);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /// Gets a range of matriculas, or the same again if the holder has it still.
    ///
    /// @param from the range begins here or, if others hold that, later
    public Lease lease(String holder, int size, long from)
            throws BillingException, InterruptedException {
        var wish = Map.of("quantidade", size, "a_partir_de", from);
        var answer =
                send(
                        request(leasePath(holder), ANSWER_LIMIT)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(json.writeValueAsString(wish))));
        try {
            return new Lease(
                    Long.parseLong(answer.path("primeira_matricula").asString()),
                    answer.path("quantidade").asInt(),
                    OffsetDateTime.parse(answer.path("expira_em").asString()).toInstant());
        } catch (NumberFormatException | DateTimeException | JacksonException e) {
            throw new BillingException("billing's lease cannot be read: " + answer, e);
        }
    }

    /// Gives a range back.
    public void release(String holder) throws BillingException, InterruptedException {
        send(request(leasePath(holder), ANSWER_LIMIT).DELETE());
    }

    private static String leasePath(String holder) {
        var segment = URLEncoder.encode(holder, StandardCharsets.UTF_8).replace("+", "%20");
        return "/api/v1/simulador/faixas/" + segment;
    }

    private HttpRequest.Builder request(String path, Duration limit) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(limit);
    }

    private JsonNode send(HttpRequest.Builder request)
            throws BillingException, InterruptedException {
        try (var body = exchange(request.build()).body()) {
            return json.readTree(body.readNBytes(LONGEST_ANSWER));
        } catch (IOException e) {
            throw unreachable(e);
        } catch (JacksonException e) {
            throw new BillingException("billing's answer is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private HttpResponse<InputStream> exchange(HttpRequest request)
            throws BillingException, InterruptedException {
        try {
            var response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() / 100 != 2) {
                throw refused(request, response);
            }
            return response;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private static BillingException refused(HttpRequest request, HttpResponse<InputStream> response)
            throws IOException {
        try (var body = response.body()) {
            var quote = new String(body.readNBytes(LONGEST_QUOTE), StandardCharsets.UTF_8);
            return new BillingException(
                    "billing answered %d to %s %s: %s"
                            .formatted(
                                    response.statusCode(),
                                    request.method(),
                                    request.uri().getPath(),
                                    quote.replaceAll("\\s+", " ")));
        }
    }

    private BillingException unreachable(IOException e) {
        var why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new BillingException("no answer from billing at %s: %s".formatted(base, why), e);
    }
}
