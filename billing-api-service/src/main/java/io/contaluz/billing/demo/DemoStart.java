package io.contaluz.billing.demo;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes the demonstration's data on a first start, before the service says that it is ready.
@Component
@ConditionalOnBooleanProperty("contaluz.demo.enabled")
class DemoStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);

    private final DemoData data;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoStart(DemoData data, JdbcClient jdbc, Clock clock) {
        this.data = data;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// All or nothing, so that a start that was broken off leaves no half of it; and one at a time,
    /// where two services start at once.
    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('demonstration'))").query(row -> {});
        var customers = DemoCustomer.all();
        if (data.isThere(customers)) {
            LOG.info("the demonstration's data is there already: nothing is changed");
            return;
        }
        var now = clock.instant();
        customers.forEach(customer -> data.make(customer, now));
        LOG.info("made the demonstration's {} customers and their history", customers.size());
    }
}
