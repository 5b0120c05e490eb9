package io.contaluz.simulator.fleet;

/// Random numbers without state: each is a hash of what it is for, so that a million meters need no
/// generator each, and the same seed gives the same numbers in whatever order they are asked for.
public final class Randomness {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Randomness() {}

    /// 64 random bits that belong to a meter.
    public static long of(long seed, long matricula) {
        return mix(mix(seed + GOLDEN_GAMMA) + matricula * GOLDEN_GAMMA);
    }

    /// 64 random bits that belong to a meter at a time.
    static long of(long seed, long matricula, long micros) {
        return mix(of(seed, matricula) + micros * GOLDEN_GAMMA);
    }

    /// A number from 0 to below the bound, from the upper 32 of random bits.
    static long upper(long bits, int bound) {
        return ((bits >>> 32) * bound) >>> 32;
    }

    /// A number from 0 to below the bound, from the lower 32 of random bits.
    static long lower(long bits, int bound) {
        return ((bits & 0xFFFFFFFFL) * bound) >>> 32;
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
    /// Generators, OOPSLA 2014, section 4, variant 13).
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
