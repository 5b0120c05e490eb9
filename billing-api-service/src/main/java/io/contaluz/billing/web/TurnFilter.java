package io.contaluz.billing.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/// Serves a crowd a few at a time, in the order in which they came. All at once, each would wait
/// for a core and for a connection again and again behind all others (docs/performance.md).
///
/// A turn is a courtesy and no lock: who has waited for long goes on without one, for then those
/// who have it wait for something else than a core. Nobody holds one while a sender is slow, since
/// small bodies are read before and others need none; nor while a reader is, since downloads need
/// none either.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class TurnFilter extends OncePerRequestFilter {

    private static final long SMALL = DataSize.ofKilobytes(16).toBytes();

    private final Semaphore turns;
    private final Duration patience;

    TurnFilter(WebProperties properties) {
        int cores = Runtime.getRuntime().availableProcessors();
        turns = new Semaphore(properties.turnsPerCore() * cores, true);
        patience = properties.patience();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return request.getContentLengthLong() > SMALL
                || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                || request.getRequestURI().startsWith("/actuator")
                || (accepted != null && accepted.contains("csv"));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var whole = new WholeRequest(request);
        boolean mine = takeTurn();
        try {
            chain.doFilter(whole, response);
        } finally {
            if (mine) {
                turns.release();
            }
        }
    }

    private boolean takeTurn() throws InterruptedIOException {
        try {
            return turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for a turn");
        }
    }

    /// One whose body is there.
    private static final class WholeRequest extends HttpServletRequestWrapper {

        private final ServletInputStream body;

        WholeRequest(HttpServletRequest request) throws IOException {
            super(request);
            body = new WholeBody(request.getInputStream().readAllBytes());
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }
    }
}
