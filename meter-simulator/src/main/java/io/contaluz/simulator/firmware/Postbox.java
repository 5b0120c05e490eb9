package io.contaluz.simulator.firmware;

import io.contaluz.simulator.send.Exchange;
import io.contaluz.simulator.wire.Answer;
import io.contaluz.simulator.wire.DatagramEncoder;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/// Transmissions as datagrams, and datagrams as answers.
public final class Postbox {

    private final long firstMatricula;
    private final DatagramEncoder encoder;
    private final Exchange exchange;
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(DatagramEncoder.LONGEST);

    /// The postbox of meters with matriculas in a row.
    public Postbox(long firstMatricula, DatagramEncoder encoder, Exchange exchange) {
        this.firstMatricula = firstMatricula;
        this.encoder = encoder;
        this.exchange = exchange;
    }

    void begin(Meter meter) {
        encoder.begin(firstMatricula + meter.place(), meter.boot());
    }

    boolean hasRoom() {
        return encoder.hasRoom();
    }

    void add(Transmission transmission, int place) {
        encoder.reading(
                transmission.wattHours(place),
                transmission.micros(place),
                transmission.first() + place);
    }

    /// Sends what was begun.
    void send(Meter meter) {
        encoder.end(datagram.clear());
        exchange.send(meter.place(), datagram.flip());
    }

    void send(Transmission transmission) {
        begin(transmission.meter());
        for (int place = 0; place < transmission.size(); place++) {
            add(transmission, place);
        }
        send(transmission.meter());
    }

    /// Waits for answers.
    ///
    /// @param nanos how long at most
    void receive(long nanos, Consumer<Answer> target) {
        exchange.receive(nanos, bytes -> Answer.decode(bytes).ifPresent(target));
    }

    long errors() {
        return exchange.errors();
    }
}
