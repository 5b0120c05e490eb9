package io.contaluz.billing.signing;

import java.time.Instant;

/// All that is ever told of a key.
record KeyName(Kid kid, Instant since) {}
