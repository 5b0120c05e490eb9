package io.contaluz.billing.web;

import io.contaluz.billing.refusal.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;

/// What Spring MVC's refusal of a request means to the one who sent it.
///
/// @param field the member or parameter at fault, if it is one
record Explanation(@Nullable String field, @Nullable String detail) {

    static Explanation of(Exception e) {
        var refusal = Causes.find(e, Refusal.class);
        if (refusal != null) {
            return new Explanation(refusal.field(), refusal.detail());
        }
        return switch (e) {
            case HttpMessageNotReadableException unreadable -> body(unreadable);
            case MethodArgumentNotValidException invalid -> members(invalid);
            case HandlerMethodValidationException invalid -> parameters(invalid);
            case MissingServletRequestParameterException missing ->
                    new Explanation(missing.getParameterName(), "falta");
            case MethodArgumentTypeMismatchException mismatch ->
                    new Explanation(mismatch.getName(), "não é um valor deste parâmetro");
            case TypeMismatchException mismatch ->
                    new Explanation(mismatch.getPropertyName(), "não é um valor desta propriedade");
            default -> whole(e);
        };
    }

    private static Explanation whole(Exception e) {
        return new Explanation(
                null,
                switch (e) {
                    case HttpRequestMethodNotSupportedException method ->
                            "Esta rota não conhece o método " + method.getMethod() + ".";
                    case HttpMediaTypeNotSupportedException type ->
                            "Esta rota aceita " + list(type.getSupportedMediaTypes()) + ".";
                    case HttpMediaTypeNotAcceptableException type ->
                            "Esta rota responde " + list(type.getSupportedMediaTypes()) + ".";
                    case NoResourceFoundException _ -> "Não há esta rota.";
                    default -> null;
                });
    }

    private static String list(List<MediaType> types) {
        return types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
    }

    private static Explanation body(HttpMessageNotReadableException e) {
        var member = memberAtFault(e);
        return member == null
                ? new Explanation(
                        null, "O corpo deve ser um único objeto JSON, sem membro repetido.")
                : new Explanation(member, "não é um valor deste membro");
    }

    private static @Nullable String memberAtFault(HttpMessageNotReadableException e) {
        var databind = Causes.find(e, DatabindException.class);
        if (databind != null) {
            return databind.getPath().stream()
                    .map(JacksonException.Reference::getPropertyName)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        // A number too large for its type stops the parser itself, which knows where it was.
        var tooLarge = Causes.find(e, InputCoercionException.class);
        var parser = tooLarge == null ? null : tooLarge.processor();
        return parser == null ? null : parser.currentName();
    }

    private static Explanation members(MethodArgumentNotValidException e) {
        var error = FieldErrors.first(e.getBindingResult());
        return error == null
                ? new Explanation(null, null)
                : new Explanation(
                        FieldErrors.nameOf(error, e.getBindingResult().getTarget()),
                        error.getDefaultMessage());
    }

    private static Explanation parameters(HandlerMethodValidationException e) {
        return e.getParameterValidationResults().stream()
                .findFirst()
                .map(result ->
                        new Explanation(
                                ParameterNames.of(result.getMethodParameter()),
                                result.getResolvableErrors().getFirst().getDefaultMessage()))
                .orElse(new Explanation(null, null));
    }
}
