package io.contaluz.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/// Which member of a body is at fault, by the name that its sender knows.
final class FieldErrors {

    private FieldErrors() {}

    /// The first, in the order of the body's record.
    static @Nullable FieldError first(BindingResult errors) {
        var order = members(errors.getTarget()).map(Member::name).toList();
        return errors.getFieldErrors().stream()
                .min((a, b) ->
                        Integer.compare(order.indexOf(a.getField()), order.indexOf(b.getField())))
                .orElse(null);
    }

    /// The member's name in JSON.
    static String nameOf(FieldError error, @Nullable Object target) {
        return members(target)
                .filter(member -> member.name().equals(error.getField()))
                .map(Member::jsonName)
                .findFirst()
                .orElse(error.getField());
    }

    private record Member(String name, String jsonName) {}

    private static Stream<Member> members(@Nullable Object target) {
        if (!(target instanceof Record)) {
            return Stream.empty();
        }
        return Arrays.stream(target.getClass().getRecordComponents())
                .map(component -> {
                    var json = component.getAccessor().getAnnotation(JsonProperty.class);
                    var name = component.getName();
                    return new Member(name, json == null ? name : json.value());
                });
    }
}
