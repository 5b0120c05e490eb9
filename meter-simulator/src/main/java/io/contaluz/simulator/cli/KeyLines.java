package io.contaluz.simulator.cli;

import io.contaluz.simulator.api.CsvLines;
import io.contaluz.simulator.fleet.Fleet;
import io.contaluz.simulator.wire.MeterKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The keys of a fleet as lines of an import.
final class KeyLines implements CsvLines {

    private final Fleet fleet;
    private final MeterKeys keys;
    private int meter;

    KeyLines(Fleet fleet, MeterKeys keys) {
        this.fleet = fleet;
        this.keys = keys;
    }

    @Override
    public boolean next(ByteBuffer target) {
        if (meter == fleet.size()) {
            return false;
        }
        long matricula = fleet.matricula(meter++);
        var key = Base64.getEncoder().encodeToString(keys.key(matricula));
        var line = matricula + "," + MeterKeys.KID + "," + key + "\n";
        target.put(line.getBytes(StandardCharsets.US_ASCII));
        return true;
    }
}
