package io.contaluz.billing.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/// Has each request served in its turn (see [Turns]). One that comes when it is not its turn is set
/// aside, as an asynchronous one, and goes on through all filters later.
///
/// Nobody holds a turn while a sender is slow: a small body is there before, and others need none;
/// nor while a reader is, since downloads need none either.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TurnFilter extends OncePerRequestFilter {

    private static final long SMALL = DataSize.ofKilobytes(16).toBytes();
    private static final String SET_ASIDE = TurnFilter.class.getName() + ".request";

    private final Turns turns;

    TurnFilter(Turns turns) {
        this.turns = turns;
    }

    /// Where the container does not ask [Turns], there are none.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Turns.isOurs();
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAsyncDispatch(request)) {
            goOn(request, response, chain);
        } else if (wantsTurn(request)) {
            inTurn(request, response, chain);
        } else {
            var later = setAside(request, request, response);
            Turns.afterwards(() -> turns.apart(later::dispatch));
        }
    }

    private void inTurn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = new SmallBody(request.getInputStream(), Math.max(0, request.getContentLength()));
        var whole = new WholeRequest(request, body);
        if (!body.isWhole()) {
            var later = setAside(request, whole, response);
            Turns.afterwards(() ->
                    turns.apart(() -> {
                        body.awaitRest();
                        turns.queue(later::dispatch);
                    }));
        } else if (Turns.take()) {
            chain.doFilter(whole, response);
        } else {
            var later = setAside(request, whole, response);
            Turns.afterwards(() -> turns.queue(later::dispatch));
        }
    }

    private static boolean wantsTurn(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return request.getContentLengthLong() <= SMALL
                && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
                && !request.getRequestURI().startsWith("/actuator")
                && (accepted == null || !accepted.contains("csv"));
    }

    /// @param resumed what goes on
    private static AsyncContext setAside(
            HttpServletRequest request, HttpServletRequest resumed, HttpServletResponse response) {
        request.setAttribute(SET_ASIDE, resumed);
        var later = request.startAsync(request, response);
        later.setTimeout(0);
        return later;
    }

    private static void goOn(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(SET_ASIDE) instanceof HttpServletRequest resumed) {
            request.removeAttribute(SET_ASIDE);
            Turns.take();
            chain.doFilter(new Resumed(resumed), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /// One that goes on as if it had just come.
    private static final class Resumed extends HttpServletRequestWrapper {

        Resumed(HttpServletRequest request) {
            super(request);
        }

        @Override
        public DispatcherType getDispatcherType() {
            return DispatcherType.REQUEST;
        }
    }

    /// One whose body is there.
    private static final class WholeRequest extends HttpServletRequestWrapper {

        private final SmallBody body;

        WholeRequest(HttpServletRequest request, SmallBody body) {
            super(request);
            this.body = body;
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
