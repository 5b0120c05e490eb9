package io.contaluz.systemtests.bench;

import java.nio.charset.StandardCharsets;

/// A route under load, asked about one of many usage points.
///
/// @param path like the body with `%1$d` for the matricula, `%2$d` for the username and `%3$d` for
///   the id of an invoice
/// @param body empty for a GET
record ApiRoute(String name, String path, String body) {

    /// The whole request as it goes over the wire.
    byte[] request(long matricula, long username, long invoice) {
        var content = body.formatted(matricula, username, invoice).getBytes(StandardCharsets.UTF_8);
        var at = path.formatted(matricula, username, invoice);
        var head =
                body.isEmpty()
                        ? "GET %s HTTP/1.1\r\nHost: bench\r\n\r\n".formatted(at)
                        : """
                        POST %s HTTP/1.1\r
                        Host: bench\r
                        Content-Type: application/json\r
                        Content-Length: %d\r
                        \r
                        """
                                .formatted(at, content.length);
        var start = head.getBytes(StandardCharsets.US_ASCII);
        var all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }
}
