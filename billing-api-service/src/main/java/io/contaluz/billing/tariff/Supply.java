package io.contaluz.billing.tariff;

/// What the price of a usage point's energy depends on, beside the day.
///
/// @param state of ICMS, as `SP`
/// @param municipality of COSIP
public record Supply(
        String distributor,
        Modality modality,
        Connection connection,
        String state,
        String municipality) {

    /// The same by another modality.
    public Supply by(Modality other) {
        return new Supply(distributor, other, connection, state, municipality);
    }
}
