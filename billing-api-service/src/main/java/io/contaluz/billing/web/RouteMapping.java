package io.contaluz.billing.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Finds a request's route as Spring does, but sooner. Spring tries all routes with a variable, one
/// after the other, and of each the path last; here only those are tried whose path looks like the
/// request's (`docs/performance.md`). Where not exactly one of them matches, Spring decides, or
/// tells why there is none.
final class RouteMapping extends RequestMappingHandlerMapping {

    /// Before the routes of the actuator, which are the fewest to be asked for.
    private static final int ORDER = -200;

    private List<Route> routes = List.of();

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> methods) {
        super.handlerMethodsInitialized(methods);
        routes =
                methods.entrySet().stream()
                        .map(entry -> Route.of(entry.getKey(), entry.getValue()))
                        .toList();
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
            throws Exception {
        var found = onlyMatch(path, request);
        if (found == null) {
            return super.lookupHandlerMethod(path, request);
        }
        request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, found.method());
        handleMatch(found.mapping(), path, request);
        return found.method();
    }

    /// The route of a request as it matches it, unless none does, or several do.
    private @Nullable Match onlyMatch(String path, HttpServletRequest request) {
        boolean encoded = isEncoded(path);
        int slashes = slashes(path);
        Match only = null;
        for (var route : routes) {
            if (!encoded && !route.looksLike(path, slashes)) {
                continue;
            }
            var match = getMatchingMapping(route.mapping(), request);
            if (match != null && only != null) {
                return null;
            }
            if (match != null) {
                only = new Match(match, route.method());
            }
        }
        return only;
    }

    /// Whether a path may be the same as one that is written otherwise.
    private static boolean isEncoded(String path) {
        return path.indexOf('%') >= 0 || path.indexOf(';') >= 0;
    }

    private static int slashes(String path) {
        int slashes = 0;
        for (int i = 0; i < path.length(); i++) {
            slashes += path.charAt(i) == '/' ? 1 : 0;
        }
        return slashes;
    }

    /// @param beginning all before the first variable
    /// @param slashes of its path; [#ANY] where it may have more
    private record Route(
            RequestMappingInfo mapping, HandlerMethod method, String beginning, int slashes) {

        private static final int ANY = -1;

        static Route of(RequestMappingInfo mapping, HandlerMethod method) {
            var paths = mapping.getPatternValues();
            var path = paths.size() == 1 ? paths.iterator().next() : "/**";
            boolean open = path.contains("*");
            return new Route(
                    mapping,
                    method,
                    path.split("[{*?]", 2)[0],
                    open ? ANY : RouteMapping.slashes(path));
        }

        boolean looksLike(String path, int count) {
            return (slashes == ANY || slashes == count) && path.startsWith(beginning);
        }
    }

    private record Match(RequestMappingInfo mapping, HandlerMethod method) {}
}
