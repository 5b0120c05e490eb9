package io.contaluz.billing.csv;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/// A route that takes a CSV in and answers its [ImportReport].
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping(
        method = RequestMethod.POST,
        consumes = CsvDownload.MEDIA_TYPE,
        produces = MediaType.APPLICATION_JSON_VALUE)
public @interface CsvImport {

    /// The route.
    @AliasFor(annotation = RequestMapping.class, attribute = "path")
    String path();

    /// Some lines, for the OpenAPI document.
    String example();
}
