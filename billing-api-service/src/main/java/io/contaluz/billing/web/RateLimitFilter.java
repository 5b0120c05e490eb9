package io.contaluz.billing.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Keeps one client from taking the service away from the others: a token bucket for each address.
/// Health and metrics are not limited.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RateLimitFilter extends OncePerRequestFilter {

    private static final Set<String> SOURCE_ROUTES =
            Set.of(
                    "/validacao-usuario",
                    "/medicoes/ultima-medicao",
                    "/gerar-fatura",
                    "/alerta-consumo");

    private final WebProperties properties;
    private final ProblemWriter problems;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    RateLimitFilter(WebProperties properties, ProblemWriter problems, Clock clock) {
        this.properties = properties;
        this.problems = problems;
        this.time = new ClockMeter(clock);
        this.buckets = Caffeine.newBuilder().maximumSize(properties.maxAddresses()).build();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return properties.requestsPerSecond() == 0
                || !(path.startsWith("/api/") || SOURCE_ROUTES.contains(path));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var bucket = buckets.get(request.getRemoteAddr(), address -> bucket());
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, seconds(probe.getNanosToWaitForRefill()));
            problems.write(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "São permitidas %d requisições por segundo."
                            .formatted(properties.requestsPerSecond()));
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit ->
                        limit.capacity(properties.burst())
                                .refillGreedy(
                                        properties.requestsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    /// Whole seconds, rounded up.
    private static String seconds(long nanos) {
        return Long.toString(Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos()));
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
