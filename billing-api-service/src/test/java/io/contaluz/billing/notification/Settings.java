package io.contaluz.billing.notification;

import java.time.Duration;

/// Settings for tests: quick ones.
final class Settings {

    private Settings() {}

    static NotificationProperties of(boolean allowPrivateAddresses) {
        return new NotificationProperties(
                true,
                Duration.ofMillis(50),
                Duration.ofMillis(1_000),
                Duration.ofMillis(1_500),
                4,
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                Duration.ofDays(30),
                100,
                allowPrivateAddresses,
                "ContaLuz <contaluz@contaluz.invalid>");
    }
}
