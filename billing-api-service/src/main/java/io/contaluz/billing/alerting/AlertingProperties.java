package io.contaluz.billing.alerting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of the alert.
///
/// @param factor how many times the mean is excessive
/// @param window periods that the mean is taken of
/// @param silentAfter how long a meter may send nothing
/// @param standstillDays days without any energy, after days with some, that are to be looked into
/// @param lowVoltage when a voltage is too low
/// @param every how often the fleet is looked over; 0 never
@Validated
@ConfigurationProperties("contaluz.alerting")
record AlertingProperties(
        @DefaultValue("1.5") @DecimalMin("1") @Digits(integer = 3, fraction = 3) BigDecimal factor,
        @DefaultValue("3") @Min(1) @Max(1_000) int window,
        @DefaultValue("24h") @DurationMin(minutes = 1) Duration silentAfter,
        @DefaultValue("7") @Min(2) @Max(60) int standstillDays,
        @DefaultValue @Valid LowVoltage lowVoltage,
        @DefaultValue("1h") @DurationMin(seconds = 0) Duration every) {

    /// Settings of the voltage: parameters (B), after PRODIST module 8.
    ///
    /// @param adequate the share of the nominal voltage below which it is low
    /// @param critical the share below which it is critical
    /// @param readings how many of a day have to be below, so that one moment's dip is none
    /// @param window how far back they may lie; longer than `every`, and than readings are late
    record LowVoltage(
            @DefaultValue("0.92") @DecimalMin("0") @DecimalMax("1") BigDecimal adequate,
            @DefaultValue("0.86") @DecimalMin("0") @DecimalMax("1") BigDecimal critical,
            @DefaultValue("3") @Min(1) @Max(1_000) int readings,
            @DefaultValue("6h") @DurationMin(minutes = 1) @DurationMax(hours = 24)
                    Duration window) {

        VoltagePolicy policy() {
            return new VoltagePolicy(adequate, critical);
        }
    }
}
