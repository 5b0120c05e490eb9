package io.contaluz.simulator.fleet;

/// The mains at the meters: each near the nominal voltage by a few per cent, but for some that hang
/// on too long a line. Made of no state, like [Randomness].
///
/// @param nominal in volts
/// @param sagging how many per cent of the meters have too little
public record Mains(long seed, int nominal, int sagging) {

    /// The highest nominal voltage whose fluctuations a datagram can tell.
    public static final int HIGHEST_NOMINAL = 900;

    private static final int LEAST_PER_MILLE = 980;
    private static final int SAG_PER_MILLE = 820;
    private static final int FLUCTUATION = 10;

    /// The voltage at a meter.
    ///
    /// @param micros since the epoch
    /// @return tenths of a volt
    public int decivolts(long matricula, long micros) {
        // Of another seed, so that it tells nothing of the register.
        long meter = Randomness.of(~seed, matricula);
        boolean sags = Randomness.upper(meter, 100) < sagging;
        long usual =
                sags
                        ? SAG_PER_MILLE + Randomness.lower(meter, 80)
                        : LEAST_PER_MILLE + Randomness.lower(meter, 40);
        long moment = Randomness.of(~seed, matricula, micros);
        long now = usual - FLUCTUATION + Randomness.lower(moment, 2 * FLUCTUATION + 1);
        return (int) (nominal * now / 100);
    }
}
