package io.contaluz.billing.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/// Makes what `/api/v1` reads cacheable, if the cache asks again each time: an `ETag`, and 304
/// where nothing has changed.
@Component
class RevalidationFilter extends ShallowEtagHeaderFilter {

    private static final String REVALIDATE = "private, max-age=0, must-revalidate";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod())
                || !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, REVALIDATE);
        super.doFilterInternal(request, response, chain);
    }
}
