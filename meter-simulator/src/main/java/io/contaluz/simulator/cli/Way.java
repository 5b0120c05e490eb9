package io.contaluz.simulator.cli;

import io.contaluz.simulator.api.BillingApi;
import io.contaluz.simulator.api.BillingException;
import io.contaluz.simulator.chaos.Truth;
import io.contaluz.simulator.firmware.LosslessCounts;
import io.contaluz.simulator.load.Limit;
import io.contaluz.simulator.load.Outlet;
import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.send.Datagrams;
import io.contaluz.simulator.send.Exchange;
import io.contaluz.simulator.wire.DatagramEncoder;
import io.contaluz.simulator.wire.DatagramForm;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The way that readings take to ingest.
sealed interface Way extends AutoCloseable permits HostileWay, LosslessWay, PlainWay {

    /// A run that may begin.
    record Start(Outlet outlet, Limit limit) {}

    /// Opens the one that the options tell.
    ///
    /// @throws IOException if there is none
    static Way open(Options options, DatagramForm form, Schedule schedule, @Nullable BillingApi api)
            throws IOException {
        var address = options.target().address();
        var sources = options.target().sources;
        if (options.lossless().lossless) {
            var exchange =
                    sources == null ? Exchange.with(address) : Exchange.spread(address, sources);
            return new LosslessWay(exchange, form, options, schedule);
        }
        var mix = options.chaos().mix;
        int longest = mix == null ? form.longest() : DatagramEncoder.LONGEST;
        var datagrams =
                sources == null
                        ? Datagrams.to(address, longest)
                        : Datagrams.spread(address, longest, sources);
        return mix == null
                ? new PlainWay(datagrams, form, schedule)
                : new HostileWay(datagrams, form, mix, schedule, Objects.requireNonNull(api));
    }

    /// Begins to send what is read.
    ///
    /// @throws IOException if it cannot
    /// @throws BillingException if billing does not do its part
    Start begin(Meters meters) throws BillingException, IOException, InterruptedException;

    /// Ends that in order.
    ///
    /// @return what became of the readings, if that is known
    /// @throws IOException if it cannot
    @Nullable LosslessCounts end() throws IOException;

    /// What has to be stored of all that was sent, if that was planned.
    default @Nullable Truth truth() {
        return null;
    }

    @Override
    void close() throws IOException;
}
