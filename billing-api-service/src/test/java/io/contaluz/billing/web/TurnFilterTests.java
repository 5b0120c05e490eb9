package io.contaluz.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

@Timeout(60)
class TurnFilterTests {

    private static final int TURNS = Runtime.getRuntime().availableProcessors();
    private static final Duration EVER = Duration.ofMinutes(10);

    /// The paths of those that were served, as they were.
    private final BlockingQueue<String> served = new LinkedBlockingQueue<>();

    private final FilterChain serving =
            (request, response) -> served.add(((HttpServletRequest) request).getRequestURI());

    private final Semaphore free = new Semaphore(0);
    private Turns turns = turns(EVER);

    @AfterEach
    void end() {
        turns.close();
    }

    @Test
    void aCrowdIsServedAFewAtATime() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var all = new CountDownLatch(1000);
        for (int i = 0; i < 1000; i++) {
            comes(
                    post("/"),
                    (request, response) -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        LockSupport.parkNanos(1000);
                        inside.decrementAndGet();
                        all.countDown();
                    });
        }
        all.await();
        assertThat(most.get()).isBetween(1, TURNS);
    }

    @Test
    void whatFollowsOnAConnectionComesAfterThoseWhoWait() throws Exception {
        holdingAllTurns(() -> {
            turns.execute(() -> {
                ask(post("/first"), serving);
                ask(post("/follows"), serving);
            });
            comes(post("/waits"), serving);
            free.release(1);
            assertThat(List.of(next(), next(), next()))
                    .containsExactly("/first", "/waits", "/follows");
        });
    }

    @Test
    void whoHasWaitedForLongGoesOnWithoutATurn() throws Exception {
        turns.close();
        turns = turns(Duration.ofMillis(1));
        holdingAllTurns(() -> {
            comes(post("/waits"), serving);
            assertThat(next()).isEqualTo("/waits");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /actuator/health, application/json, 0",
        "GET, /api/v1/faturas, text/csv, 0",
        "POST, /api/v1/unidades/importacao, application/json, 1000000"
    })
    void whatMayTakeLongOrMustNotWaitHoldsNoTurn(
            String method, String path, String accept, int length) throws Exception {
        for (int i = 0; i < TURNS; i++) {
            var request = new MockRequest(method, path);
            request.addHeader("Accept", accept);
            request.setContent(new byte[length]);
            comes(
                    request,
                    (ignored, response) -> {
                        served.add(path);
                        free.acquireUninterruptibly();
                    });
            assertThat(next()).isEqualTo(path);
        }
        comes(post("/next"), serving);
        assertThat(next()).isEqualTo("/next");
        free.release(TURNS);
    }

    @Test
    void aSlowSenderHoldsNoTurn() throws Exception {
        var senders = IntStream.range(0, TURNS).mapToObj(i -> new PipedOutputStream()).toList();
        for (var sender : senders) {
            var request = new MockRequest("POST", "/slow");
            request.sentBy(new PipedInputStream(sender), 2);
            sender.write('{');
            comes(
                    request,
                    (whole, response) ->
                            served.add(
                                    new String(
                                            whole.getInputStream().readAllBytes(),
                                            StandardCharsets.UTF_8)));
        }
        comes(post("/next"), serving);
        assertThat(next()).isEqualTo("/next");
        for (var sender : senders) {
            sender.write('}');
            sender.close();
            assertThat(next()).isEqualTo("{}");
        }
    }

    @Test
    void aBodyThatBreaksOffIsToldWhereItIsRead() throws Exception {
        var request = new MockRequest("POST", "/broken");
        request.sentBy(new PipedInputStream(), 2);
        comes(
                request,
                (whole, response) -> {
                    try {
                        served.add("read " + whole.getInputStream().read());
                    } catch (IOException e) {
                        served.add(e.getMessage());
                    }
                });
        assertThat(next()).isEqualTo("the body did not arrive");
    }

    @Test
    void afterAFailureTheNextIsServed() {
        for (int i = 0; i < TURNS; i++) {
            comes(
                    post("/broken"),
                    (request, response) -> {
                        throw new IllegalStateException("broken");
                    });
            comes(
                    post("/deep"),
                    (request, response) -> {
                        throw new StackOverflowError("too deep");
                    });
        }
        comes(post("/next"), serving);
        assertThat(next()).isEqualTo("/next");
    }

    private interface Action {
        void run() throws Exception;
    }

    private void holdingAllTurns(Action action) throws Exception {
        var entered = new Semaphore(0);
        for (int i = 0; i < TURNS; i++) {
            comes(
                    post("/holds"),
                    (request, response) -> {
                        entered.release();
                        free.acquireUninterruptibly();
                    });
        }
        try {
            assertThat(entered.tryAcquire(TURNS, 30, TimeUnit.SECONDS)).isTrue();
            action.run();
        } finally {
            free.release(TURNS);
        }
    }

    private String next() {
        try {
            return served.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As the container has it, for a connection of its own.
    private void comes(MockRequest request, FilterChain chain) {
        turns.execute(() -> ask(request, chain));
    }

    private void ask(MockRequest request, FilterChain chain) {
        var filter = new TurnFilter(turns);
        var response = new MockHttpServletResponse();
        request.dispatched =
                () -> {
                    request.setDispatcherType(DispatcherType.ASYNC);
                    filter(filter, request, response, chain);
                };
        filter(filter, request, response, chain);
    }

    private void filter(
            TurnFilter filter, MockRequest request, ServletResponse response, FilterChain chain) {
        try {
            filter.doFilter(request, response, chain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    private MockRequest post(String path) {
        var request = new MockRequest("POST", path);
        request.setContent("{}".getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private static Turns turns(Duration patience) {
        var megabyte = DataSize.ofMegabytes(1);
        return new Turns(
                new WebProperties(0, 1, 1, 1, patience, megabyte, megabyte),
                new SimpleMeterRegistry());
    }

    /// One whose container dispatches it again as Tomcat does: by its executor.
    private final class MockRequest extends MockHttpServletRequest {

        private Runnable dispatched = () -> {};
        private @Nullable ServletInputStream body;
        private int length = -1;

        MockRequest(String method, String path) {
            super(method, path);
        }

        void sentBy(PipedInputStream sender, int bytes) {
            body = new Sent(sender);
            length = bytes;
        }

        @Override
        public ServletInputStream getInputStream() {
            return body == null ? super.getInputStream() : body;
        }

        @Override
        public int getContentLength() {
            return length < 0 ? super.getContentLength() : length;
        }

        @Override
        public long getContentLengthLong() {
            return getContentLength();
        }

        @Override
        public AsyncContext startAsync(ServletRequest request, @Nullable ServletResponse response) {
            return new MockAsyncContext(request, response) {
                @Override
                public void dispatch() {
                    turns.execute(dispatched);
                }
            };
        }
    }

    /// Gives what is there, as the container's does, and waits only if there is nothing.
    private static final class Sent extends DelegatingServletInputStream {

        Sent(PipedInputStream sender) {
            super(sender);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return getSourceStream().read(into, offset, length);
        }
    }
}
