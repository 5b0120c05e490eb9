package io.contaluz.ingest.spool;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SpoolConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SpoolConfiguration.class);

    /// A spool that cannot be opened is no reason not to take readings.
    @Bean
    Spool spool(SpoolProperties properties) {
        if (properties.limit().toBytes() == 0) {
            return Spool.NONE;
        }
        try {
            return SqliteSpool.open(properties.directory(), properties.limit().toBytes());
        } catch (SpoolException e) {
            log.error(
                    "no spool: while the database is away, readings beyond the buffer are lost", e);
            return Spool.NONE;
        }
    }
}
