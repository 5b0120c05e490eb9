package io.contaluz.simulator.cli;

import io.contaluz.simulator.api.BillingApi;
import io.contaluz.simulator.api.BillingException;
import io.contaluz.simulator.api.CsvLines;
import io.contaluz.simulator.fleet.Fleet;
import io.contaluz.simulator.load.History;
import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.wire.ImportLineEncoder;
import io.contaluz.simulator.wire.MeterKeys;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// What a fleet needs of billing before it sends: to be known, to know where its registers stand,
/// and a past.
final class Preparation {

    private static final int LINES_A_REQUEST = 100_000;

    private final BillingApi api;
    private final Options options;
    private final Terminal terminal;

    Preparation(BillingApi api, Options options, Terminal terminal) {
        this.api = api;
        this.options = options;
        this.terminal = terminal;
    }

    void registerAndResume(Fleet fleet) throws BillingException, InterruptedException {
        if (options.billing().register) {
            api.register(fleet.matricula(0), fleet.size());
            if (options.datagram().sign) {
                api.importKeys(new KeyLines(fleet, new MeterKeys(options.fleet().seed())));
            }
        }
        if (!options.billing().noResume) {
            api.lastReadings(
                    fleet.matricula(0),
                    fleet.size(),
                    (matricula, wattHours, micros) -> resume(fleet, matricula, wattHours, micros));
        }
    }

    private static void resume(Fleet fleet, long matricula, long wattHours, long micros) {
        long meter = matricula - fleet.matricula(0);
        if (meter >= 0 && meter < fleet.size()) {
            fleet.resume((int) meter, wattHours, micros);
        }
    }

    /// Imports history up to a time.
    ///
    /// @return how many readings
    long importHistory(Meters meters, Instant end) throws BillingException, InterruptedException {
        var length = options.billing().backfill;
        if (length == null) {
            return 0;
        }
        var span = new History.Span(end.minus(length), end, options.billing().backfillInterval);
        var history = new History(meters, span, Texts.ZONE);
        long total = history.left();
        var done = new AtomicLong();
        try (var _ = ProgressWatch.of("imported", total, done::get, terminal)) {
            while (history.left() > 0) {
                api.importReadings(
                        ImportLineEncoder.HEADER,
                        new Part(history, () -> done.lazySet(total - history.left())));
            }
        }
        return history.lines();
    }

    /// As many lines as one request takes: what is imported is committed request by request.
    private static final class Part implements CsvLines {

        private final History history;
        private final Runnable onLine;
        private int told;

        Part(History history, Runnable onLine) {
            this.history = history;
            this.onLine = onLine;
        }

        @Override
        public boolean next(ByteBuffer target) {
            boolean more = told < LINES_A_REQUEST && history.next(target);
            if (more) {
                told++;
                onLine.run();
            }
            return more;
        }
    }
}
