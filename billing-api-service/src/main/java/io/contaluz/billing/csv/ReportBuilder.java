package io.contaluz.billing.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Adds up what became of an upload's lines.
final class ReportBuilder {

    private static final int MOST_ERRORS = 100;

    private final List<LineError> errors = new ArrayList<>();
    private long lines;
    private long created;
    private long existing;
    private long rejected;

    void countLine() {
        lines++;
    }

    long lines() {
        return lines;
    }

    void reject(LineError error) {
        rejected++;
        if (errors.size() < MOST_ERRORS) {
            errors.add(error);
        }
    }

    void add(BatchOutcome outcome) {
        created += outcome.created();
        existing += outcome.existing();
        outcome.rejected().forEach(this::reject);
    }

    ImportReport build() {
        errors.sort(Comparator.comparingLong(LineError::line));
        return new ImportReport(lines, created, existing, rejected, List.copyOf(errors));
    }
}
