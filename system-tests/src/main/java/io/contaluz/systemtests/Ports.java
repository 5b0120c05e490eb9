package io.contaluz.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.util.Map;

/// The ports of one stack.
///
/// @param http billing's API
/// @param ingestHttp the actuator of ingest
/// @param udp readings
/// @param database PostgreSQL
public record Ports(int http, int ingestHttp, int udp, int database) {

    /// Four ports that nobody uses at this moment.
    public static Ports free() {
        try (var http = new ServerSocket(0);
                var ingestHttp = new ServerSocket(0);
                var udp = new DatagramSocket(0);
                var database = new ServerSocket(0)) {
            return new Ports(
                    http.getLocalPort(),
                    ingestHttp.getLocalPort(),
                    udp.getLocalPort(),
                    database.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same, but for the port of the readings.
    public Ports withUdp(int port) {
        return new Ports(http, ingestHttp, port, database);
    }

    /// As the script and the services read them.
    public Map<String, String> environment() {
        return Map.of(
                "CONTALUZ_HTTP_PORT", Integer.toString(http),
                "CONTALUZ_INGEST_HTTP_PORT", Integer.toString(ingestHttp),
                "CONTALUZ_UDP_PORT", Integer.toString(udp),
                "CONTALUZ_DB_PORT", Integer.toString(database));
    }
}
