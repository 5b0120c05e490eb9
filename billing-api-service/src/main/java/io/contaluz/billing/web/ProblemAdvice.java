package io.contaluz.billing.web;

import io.contaluz.billing.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/// Turns whatever a request ran into, into a problem detail. What is nobody's fault but ours is
/// logged, and told without its particulars.
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final String RETRY_SECONDS = "5";
    private static final String TOO_LARGE = "O corpo é maior que o permitido.";

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal) {
        var status =
                switch (refusal.kind()) {
                    case INVALID -> HttpStatus.BAD_REQUEST;
                    case NOT_FOUND -> HttpStatus.NOT_FOUND;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
                };
        return problem(status, new HttpHeaders(), refusal.field(), refusal.detail());
    }

    /// Somebody else was quicker: what was looked up before was true then.
    @ExceptionHandler
    ResponseEntity<Object> conflicting(DataIntegrityViolationException e) {
        LOG.info("the database refused a change: {}", e.getMostSpecificCause().getMessage());
        return problem(
                HttpStatus.CONFLICT,
                new HttpHeaders(),
                null,
                "O que se pediu não combina com o que já está gravado.");
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> failed(
            Exception e, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        // A broken connection to the database looks much like one to the client: asked first.
        var databaseAway = DatabaseAway.isTheCauseOf(e);
        if (!databaseAway && DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return null;
        }
        if (response.isCommitted()) {
            // Half of an answer must not look like a whole one: the container cuts the connection.
            throw e;
        }
        if (Causes.find(e, BodyTooLargeException.class) != null) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, new HttpHeaders(), null, TOO_LARGE);
        }
        if (databaseAway) {
            LOG.warn("{} {}: the database is away", request.getMethod(), request.getRequestURI());
            return unavailable();
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                new HttpHeaders(),
                null,
                "O erro foi registrado; tente mais tarde.");
    }

    private static ResponseEntity<Object> unavailable() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                headers,
                null,
                "O banco de dados não responde; tente de novo em alguns segundos.");
    }

    /// Where all that Spring MVC itself refuses passes.
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (Causes.find(e, BodyTooLargeException.class) != null) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, headers, null, TOO_LARGE);
        }
        if (status.is5xxServerError()) {
            LOG.error("{} failed", request.getDescription(false), e);
        }
        var explanation = Explanation.of(e);
        return problem(status, headers, explanation.field(), explanation.detail());
    }

    private static ResponseEntity<Object> problem(
            HttpStatusCode status,
            HttpHeaders headers,
            @Nullable String field,
            @Nullable String detail) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.of(status, field, detail));
    }
}
