package io.contaluz.billing.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What a controller's parameter is called in a request.
final class ParameterNames {

    private ParameterNames() {}

    static @Nullable String of(MethodParameter parameter) {
        var query = parameter.getParameterAnnotation(RequestParam.class);
        var path = parameter.getParameterAnnotation(PathVariable.class);
        var name = query != null ? query.name() : path != null ? path.name() : "";
        return name.isEmpty() ? parameter.getParameterName() : name;
    }
}
