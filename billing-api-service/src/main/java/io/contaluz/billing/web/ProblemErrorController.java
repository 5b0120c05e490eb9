package io.contaluz.billing.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers by a problem detail what failed outside of every controller.
@RestController
@Hidden
class ProblemErrorController implements ErrorController {

    @RequestMapping("${server.error.path:/error}")
    @Nullable ResponseEntity<ProblemDetail> error(
            HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            // Nothing may follow half of an answer; the container cuts the connection.
            return null;
        }
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var found = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        // Whoever asks for the error page itself has found no route.
        var status = found == null ? HttpStatus.NOT_FOUND : found;
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.of(status, null));
    }
}
