package io.contaluz.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

@Timeout(60)
class TurnFilterTests {

    private static final int TURNS = Runtime.getRuntime().availableProcessors();
    private static final Duration EVER = Duration.ofMinutes(10);

    @Test
    void aCrowdIsServedAFewAtATime() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        FilterChain chain =
                (request, response) -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(1000);
                    inside.decrementAndGet();
                };
        var filter = filter(EVER);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < 1000; i++) {
                all.add(threads.submit(() -> ask(filter, post(), chain)));
            }
            for (var one : all) {
                one.get();
            }
        }
        assertThat(most.get()).isBetween(1, TURNS);
    }

    @Test
    void whoHasWaitedForLongGoesOnWithoutATurn() throws Exception {
        var filter = filter(Duration.ofMillis(1));
        holdingAllTurns(filter, () -> ask(filter, post(), new MockFilterChain()));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /actuator/health, application/json, 0",
        "GET, /api/v1/faturas, text/csv, 0",
        "POST, /api/v1/unidades/importacao, application/json, 1000000"
    })
    void whatMayTakeLongOrMustNotWaitNeedsNoTurn(
            String method, String path, String accept, int length) throws Exception {
        var request = new MockHttpServletRequest(method, path);
        request.addHeader("Accept", accept);
        request.setContent(new byte[length]);
        var filter = filter(EVER);
        holdingAllTurns(filter, () -> ask(filter, request, new MockFilterChain()));
    }

    @Test
    void aFailureGivesItsTurnBack() throws Exception {
        var filter = filter(EVER);
        FilterChain broken =
                (request, response) -> {
                    throw new IllegalStateException("broken");
                };
        for (int i = 0; i <= TURNS; i++) {
            try {
                ask(filter, post(), broken);
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("broken");
            }
        }
        ask(filter, post(), new MockFilterChain());
    }

    @Test
    void theBodyIsReadBeforeAndIsStillThere() throws Exception {
        var chain = new MockFilterChain();
        ask(filter(EVER), post(), chain);
        var request = chain.getRequest();
        assertThat(request).isNotNull();
        assertThat(request.getInputStream().readAllBytes()).asString().isEqualTo("{}");
    }

    private interface Action {
        void run() throws Exception;
    }

    private static void holdingAllTurns(TurnFilter filter, Action action) throws Exception {
        var entered = new Semaphore(0);
        var free = new Semaphore(0);
        FilterChain holding =
                (request, response) -> {
                    entered.release();
                    free.acquireUninterruptibly();
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var held = new ArrayList<Future<?>>();
            for (int i = 0; i < TURNS; i++) {
                held.add(threads.submit(() -> ask(filter, post(), holding)));
            }
            try {
                assertThat(entered.tryAcquire(TURNS, 30, TimeUnit.SECONDS)).isTrue();
                action.run();
                assertThat(held).noneMatch(Future::isDone);
            } finally {
                free.release(TURNS);
            }
        }
    }

    private static Void ask(TurnFilter filter, MockHttpServletRequest request, FilterChain chain)
            throws Exception {
        filter.doFilter(request, new MockHttpServletResponse(), chain);
        return null;
    }

    private static MockHttpServletRequest post() {
        var request = new MockHttpServletRequest("POST", "/gerar-fatura");
        request.setContent("{}".getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private static TurnFilter filter(Duration patience) {
        var megabyte = DataSize.ofMegabytes(1);
        return new TurnFilter(new WebProperties(0, 1, 1, 1, patience, megabyte, megabyte));
    }
}
