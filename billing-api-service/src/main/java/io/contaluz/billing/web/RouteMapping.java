package io.contaluz.billing.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Finds a request's route as Spring does, which tries all those with a variable in their path, one
/// after the other; but looks first whether the path begins as the route's (`docs/performance.md`).
final class RouteMapping extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, String> beginnings = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(
            RequestMappingInfo route, HttpServletRequest request) {
        var path = request.getRequestURI();
        var beginning = beginnings.computeIfAbsent(route, RouteMapping::beginning);
        return path.startsWith(beginning) || isEncoded(path)
                ? super.getMatchingMapping(route, request)
                : null;
    }

    /// All before the first variable; nothing where a route has several paths.
    private static String beginning(RequestMappingInfo route) {
        var paths = route.getPatternValues();
        return paths.size() == 1 ? paths.iterator().next().split("[{*?]", 2)[0] : "";
    }

    /// Whether a path may be the same as one that is written otherwise.
    private static boolean isEncoded(String path) {
        return path.indexOf('%') >= 0 || path.indexOf(';') >= 0;
    }
}
