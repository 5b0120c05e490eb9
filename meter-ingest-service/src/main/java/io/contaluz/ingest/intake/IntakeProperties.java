package io.contaluz.ingest.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What is taken in.
///
/// @param datagrams that may wait to be decoded; more are dropped and counted
/// @param buffer readings that may wait for the database; more go to the spool
/// @param batch most readings of one transaction
/// @param linger how long the first reading of a batch waits for others
/// @param unknown datagrams of unknown matriculas that may wait to be quarantined
/// @param evidence rejected datagrams that may wait to be kept; more are counted only
/// @param tolerance how far ahead of ours a meter's clock may be; billing looks for the last
///   readings up to a day ahead
/// @param retentionMonths how old a reading may be
@Validated
@ConfigurationProperties("contaluz.intake")
record IntakeProperties(
        @DefaultValue("131072") @Min(1) @Max(4_000_000) int datagrams,
        @DefaultValue("500000") @Min(1) int buffer,
        @DefaultValue("10000") @Min(32) @Max(100_000) int batch,
        @DefaultValue("50ms") @DurationMin(nanos = 0) Duration linger,
        @DefaultValue("20000") @Min(1) int unknown,
        @DefaultValue("5000") @Min(1) int evidence,
        @DefaultValue("5m") @DurationMin(nanos = 0) @DurationMax(days = 1) Duration tolerance,
        @DefaultValue("66") @PositiveOrZero @Max(1200) int retentionMonths) {}
