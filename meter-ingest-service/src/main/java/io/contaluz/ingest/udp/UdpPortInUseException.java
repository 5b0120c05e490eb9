package io.contaluz.ingest.udp;

/// Another process holds the port on which readings are to arrive.
final class UdpPortInUseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int port;

    UdpPortInUseException(int port, Throwable cause) {
        super("UDP port " + port + " is in use", cause);
        this.port = port;
    }

    int port() {
        return port;
    }
}
