/// What a reading is and which readings may be stored. Owns the value types and the rules; knows
/// neither Spring, nor the wire, nor the database.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.contaluz.ingest.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
