package io.contaluz.billing.round;

import java.time.Duration;

/// Something that is looked over from time to time. Two processes may make the same round at once.
public interface Round {

    /// How long after one round the next begins; zero for never.
    Duration every();

    /// Makes a round.
    void run();
}
