package io.contaluz.ingest.spool;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// Where readings wait, and how many.
///
/// @param directory where the file is; made if it is not there
/// @param limit how large it may grow; 0 turns the spool off
@Validated
@ConfigurationProperties("contaluz.spool")
record SpoolProperties(
        @DefaultValue("spool") Path directory, @DefaultValue("2GB") DataSize limit) {}
