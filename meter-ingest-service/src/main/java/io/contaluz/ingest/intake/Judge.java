package io.contaluz.ingest.intake;

import io.contaluz.ingest.reading.MatriculaCache;
import io.contaluz.ingest.reading.MeterReading;
import io.contaluz.ingest.reading.ReadingRejection;
import io.contaluz.ingest.reading.ReadingRules;
import io.contaluz.ingest.wire.Decoded;
import io.contaluz.ingest.wire.ReadingDecoder;
import java.time.Instant;

/// Decodes a datagram, finds its usage point and applies the rules; changes nothing.
public final class Judge {

    private final ReadingDecoder decoder;
    private final MatriculaCache usagePoints;
    private final ReadingRules rules;

    Judge(ReadingDecoder decoder, MatriculaCache usagePoints, ReadingRules rules) {
        this.decoder = decoder;
        this.usagePoints = usagePoints;
        this.rules = rules;
    }

    /// Judges one datagram.
    ///
    /// @param receivedAt the moment the rules look from
    public Judged judge(byte[] payload, Instant receivedAt) {
        return switch (decoder.decode(payload, payload.length)) {
            case Decoded.Rejected(var reason) -> new Judged.Malformed(reason);
            case Decoded.Accepted accepted -> judge(accepted, receivedAt);
        };
    }

    private Judged judge(Decoded.Accepted accepted, Instant receivedAt) {
        var usagePoint = usagePoints.find(accepted.matricula());
        if (usagePoint == null) {
            return new Judged.Unknown(accepted.matricula());
        }
        var measuredAt = accepted.measuredAt().in(usagePoint.zone());
        if (measuredAt == null) {
            return new Judged.Refused(ReadingRejection.LOCAL_GAP);
        }
        var refusal = rules.refusal(measuredAt, receivedAt);
        if (refusal != null) {
            return new Judged.Refused(refusal);
        }
        return new Judged.Good(
                new MeterReading(usagePoint.id(), measuredAt, accepted.register(), receivedAt));
    }
}
