package io.contaluz.billing.tariff;

/// A rule pack that cannot be used, with the file, section and entry that is wrong.
public final class BadRulePackException extends RuntimeException {

    BadRulePackException(String where, String what) {
        super(where + ": " + what);
    }
}
