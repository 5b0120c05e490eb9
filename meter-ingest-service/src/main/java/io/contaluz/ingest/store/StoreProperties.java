package io.contaluz.ingest.store;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How readings are stored.
///
/// @param quarantine most readings of unknown meters that are held
/// @param quarantinePerMatricula most of them for one matricula
/// @param replayEvery how often the quarantine is held against what was registered since
/// @param rejectedKept most rejected datagrams that are kept
/// @param rejectedKeptFor how long they are kept
/// @param clockTolerance how far our clock may be from the database's
/// @param retentionMonths whole months that readings stay in the table, 12 at least; 0 keeps all
@Validated
@ConfigurationProperties("contaluz.store")
record StoreProperties(
        @DefaultValue("100000") @Min(0) int quarantine,
        @DefaultValue("1000") @Min(0) int quarantinePerMatricula,
        @DefaultValue("500ms") @DurationMin(millis = 10) Duration replayEvery,
        @DefaultValue("100000") @Min(0) int rejectedKept,
        @DefaultValue("7d") @DurationMin(seconds = 1) Duration rejectedKeptFor,
        @DefaultValue("5m") @DurationMin(seconds = 1) Duration clockTolerance,
        @DefaultValue("66") @Min(0) int retentionMonths) {

    StoreProperties {
        if (retentionMonths > 0 && retentionMonths < 12) {
            throw new IllegalArgumentException("a month stays for a year at least");
        }
    }
}
