package io.contaluz.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the database itself holds to, whatever the code does.
@BillingTest
class DatabaseIntegrationTests {

    @Autowired private JdbcClient jdbc;
    @Autowired private Api api;

    @Test
    void billingWorksUnderItsOwnRole() {
        assertThat(jdbc.sql("select current_user").query(String.class).single())
                .isEqualTo("contaluz_billing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from meter_reading",
                "update meter_reading set register_wh = 0",
                "delete from usage_point",
                "delete from customer",
                "delete from customer_agreement",
                "delete from reading_conflict",
                "delete from rejected_datagram",
                "delete from meter_installation",
                "delete from reading_change",
                "update reading_change set noted_at = now()",
                "update energy_day set day = day",
                "delete from reading_revision",
                "update reading_revision set state = state",
                "update reading_revision set register_wh = 0",
                "select retire_reading_months('2020-01-01')",
                "insert into distributor (name) values ('x')",
                "create table x (y int)",
                "drop table matricula_lease",
                "truncate customer"
            })
    void whatBillingNeedNotDoItMayNotDo(String statement) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(statement).update())
                .havingRootCause()
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isIn("42501"));
    }

    @Test
    void noTwoAgreementsOfAUsagePointOverlap() throws Exception {
        api.post("/api/v1/clientes", "{\"username\":\"d1\",\"nome\":\"D\"}");
        api.post("/api/v1/unidades", "{\"matricula\":\"D1\",\"username\":\"d1\"}");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        jdbc.sql(
                                        """
                                        insert into customer_agreement
                                            (customer_id, usage_point_id, valid_from)
                                        select customer_id, usage_point_id, valid_from + 30
                                        from customer_agreement
                                        join usage_point using (usage_point_id)
                                        where matricula = 'D1'
                                        """)
                                .update());
    }
}
