package io.contaluz.ingest.intake;

/// Whether the clock of this machine may be believed. Readings are judged and stamped by it: while
/// it is wrong nothing is taken in, since what is stored under a wrong time cannot be told from the
/// rest afterwards.
public final class OurClock {

    private volatile boolean wrong;

    public boolean isWrong() {
        return wrong;
    }

    /// What the one who compares it has found.
    public void found(boolean itsWrong) {
        wrong = itsWrong;
    }
}
