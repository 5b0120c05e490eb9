package io.contaluz.ingest.intake;

import io.contaluz.ingest.reading.DatagramKeys;
import io.contaluz.ingest.reading.MeterZone;
import io.contaluz.ingest.reading.ReadingRejection;
import io.contaluz.ingest.reading.ReadingRules;
import io.contaluz.ingest.reading.UsagePoint;
import io.contaluz.ingest.reading.UsagePoints;
import io.contaluz.ingest.wire.DatagramDecoder;
import io.contaluz.ingest.wire.DatagramRejection;
import io.contaluz.ingest.wire.ReadingDatagram;
import org.jspecify.annotations.Nullable;

/// Decodes a datagram, finds its usage point, verifies who sent it and applies the rules; changes
/// nothing. Not for two threads at once: each has its own, which leaves no garbage.
public final class Judge {

    private final DatagramDecoder decoder = new DatagramDecoder();
    private final MacVerifier macs;
    private final UsagePoints usagePoints;
    private final ReadingRules rules;
    private final long[] measured = new long[ReadingDatagram.MOST];
    private final @Nullable ReadingRejection[] refusals =
            new ReadingRejection[ReadingDatagram.MOST];
    private @Nullable UsagePoint usagePoint;

    Judge(UsagePoints usagePoints, DatagramKeys keys, ReadingRules rules) {
        this.usagePoints = usagePoints;
        this.macs = new MacVerifier(keys);
        this.rules = rules;
    }

    /// Judges one datagram; until the next one, the other methods tell of it.
    ///
    /// @param receivedAt the moment the rules look from, in microseconds since 1970
    /// @return why it is rejected as a whole; null if it is not
    public @Nullable DatagramRejection judge(byte[] bytes, int from, int length, long receivedAt) {
        usagePoint = null;
        var malformed = decoder.decode(bytes, from, length);
        if (malformed != null) {
            return malformed;
        }
        var datagram = decoder.datagram();
        var found =
                usagePoints.find(
                        datagram.matricula(), datagram.matriculaFrom(), datagram.matriculaTo());
        if (found == null) {
            return null;
        }
        var forged = macs.refusal(bytes, from, datagram, found);
        if (forged != null) {
            return forged;
        }
        usagePoint = found;
        for (int i = 0; i < datagram.size(); i++) {
            apply(datagram, i, found.zone(), receivedAt);
        }
        return null;
    }

    private void apply(ReadingDatagram datagram, int i, MeterZone zone, long receivedAt) {
        long time = datagram.time(i);
        long instant = datagram.isLocal(i) ? zone.instant(time) : time;
        measured[i] = instant;
        refusals[i] =
                instant == MeterZone.NONE
                        ? ReadingRejection.LOCAL_GAP
                        : rules.refusal(instant, receivedAt);
    }

    /// What the datagram says.
    public ReadingDatagram datagram() {
        return decoder.datagram();
    }

    /// Whose it is; null while nobody has registered its matricula.
    public @Nullable UsagePoint usagePoint() {
        return usagePoint;
    }

    /// Why a reading may not be stored; null where it may.
    public @Nullable ReadingRejection refusal(int reading) {
        return refusals[reading];
    }

    /// When a reading was measured, in microseconds since 1970.
    public long measuredAt(int reading) {
        return measured[reading];
    }
}
