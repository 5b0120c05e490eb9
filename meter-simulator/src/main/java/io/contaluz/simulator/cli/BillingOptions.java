package io.contaluz.simulator.cli;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is done by way of billing before readings are sent.
final class BillingOptions {

    private static final int LONGEST_HOLDER = 100;

    @Option(
            names = "--api",
            paramLabel = "URL",
            converter = Texts.WebAddress.class,
            description = "address of billing (${DEFAULT-VALUE})")
    URI api = URI.create("http://127.0.0.1:8080");

    @Option(names = "--register", description = "registers the meters' matriculas")
    boolean register;

    @Option(
            names = "--lease",
            description = "gets a range of matriculas that no other simulator has")
    boolean lease;

    @Option(
            names = "--holder",
            paramLabel = "NAME",
            description = "who holds the range (the host's name)")
    @Nullable String holder;

    @Option(
            names = "--backfill",
            paramLabel = "TIME",
            converter = Texts.Span.class,
            description = "imports so much history first, such as 60d")
    @Nullable Duration backfill;

    @Option(
            names = "--backfill-interval",
            paramLabel = "TIME",
            defaultValue = "1h",
            converter = Texts.Span.class,
            description = "between two readings of history (${DEFAULT-VALUE})")
    Duration backfillInterval = Duration.ofHours(1);

    @Option(
            names = "--no-resume",
            description = "does not ask for the last stored registers: new meters")
    boolean noResume;

    void check() {
        Checks.that(
                holder == null || (!holder.isBlank() && holder.length() <= LONGEST_HOLDER),
                "--holder has 1 to 100 characters");
        Checks.that(
                backfillInterval.toNanosPart() == 0,
                "--backfill-interval is whole seconds, not " + backfillInterval.toNanos() + " ns");
    }

    /// Whether billing is needed at all.
    boolean isNeeded() {
        return register || lease || backfill != null || !noResume;
    }

    String holderName() {
        if (holder != null) {
            return holder;
        }
        var host = System.getenv("HOSTNAME");
        if (host != null && !host.isBlank()) {
            return host;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new Checks.UsageException("this host has no name: --holder is needed");
        }
    }
}
