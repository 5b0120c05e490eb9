package io.contaluz.simulator.cli;

import io.contaluz.simulator.firmware.LosslessCounts;
import io.contaluz.simulator.load.Outlet;
import io.contaluz.simulator.load.Readings;
import io.contaluz.simulator.send.Datagrams;
import io.contaluz.simulator.send.Exchange;
import io.contaluz.simulator.wire.DatagramForm;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// The way that readings take to ingest.
sealed interface Way extends AutoCloseable permits LosslessWay, PlainWay {

    /// Opens the one that the options tell.
    ///
    /// @throws IOException if there is none
    static Way open(Options options, DatagramForm form, Clock clock) throws IOException {
        var address = options.target().address();
        var sources = options.target().sources;
        if (options.lossless().lossless) {
            var exchange =
                    sources == null ? Exchange.with(address) : Exchange.spread(address, sources);
            return new LosslessWay(exchange, form, options, clock);
        }
        return new PlainWay(
                sources == null
                        ? Datagrams.to(address, form.longest())
                        : Datagrams.spread(address, form.longest(), sources),
                form);
    }

    /// Begins to send what is read.
    ///
    /// @throws IOException if it cannot
    Outlet begin(Readings readings) throws IOException;

    /// Ends that in order.
    ///
    /// @return what became of the readings, if that is known
    /// @throws IOException if it cannot
    @Nullable LosslessCounts end() throws IOException;

    @Override
    void close() throws IOException;
}
