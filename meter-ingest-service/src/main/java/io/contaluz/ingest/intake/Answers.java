package io.contaluz.ingest.intake;

import java.net.InetSocketAddress;

/// Sends answers to meters, from the port at which their datagrams arrive.
public final class Answers {

    /// The way back.
    public interface Sender {

        /// Sends one datagram, or does not: nothing is promised.
        void send(byte[] answer, InetSocketAddress to);
    }

    private volatile Sender sender = (answer, to) -> {};

    /// Tells through what answers go; before that they go nowhere.
    public void through(Sender its) {
        sender = its;
    }

    /// Sends an answer.
    public void send(byte[] answer, InetSocketAddress to) {
        sender.send(answer, to);
    }
}
