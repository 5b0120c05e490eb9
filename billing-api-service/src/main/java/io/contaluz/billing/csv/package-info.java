/// CSV in and out, a line at a time, whatever the size: reading an upload in batches, its report
/// line by line, writing a download.
///
/// Shared by the packages that import and export. It knows no column and no table.
@ApplicationModule(allowedDependencies = {"refusal"})
@NullMarked
package io.contaluz.billing.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
