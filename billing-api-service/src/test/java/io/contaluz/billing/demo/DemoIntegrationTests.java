package io.contaluz.billing.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.Api;
import io.contaluz.db.testing.PostgresForTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "contaluz.demo.enabled=true")
@Import({PostgresForTests.class, Api.class})
class DemoIntegrationTests {

    private static final String MARIA = "{\"username\":\"maria\",\"matricula\":\"1000001\"}";

    @Autowired private Api api;
    @Autowired private DemoStart start;
    @Autowired private JdbcClient jdbc;

    @Test
    void mariasAnswersAreThoseOfTheReadme() throws Exception {
        assertThat(api.post("/validacao-usuario", MARIA).body())
                .isEqualTo("\"Usuário cadastrado\"");
        assertThat(api.post("/medicoes/ultima-medicao", MARIA).body())
                .matches(
                        "\\{\"data_hora\":\"[0-9]{2}-[0-9]{2}-[0-9]{4} [0-9]{2}:00:00\","
                                + "\"consumo\":4321.5}");
        assertThat(api.post("/gerar-fatura", MARIA).body())
                .isEqualTo("{\"consumo\":1.2,\"valor_pagamento\":0.87}");
        assertThat(api.post("/alerta-consumo", MARIA).body())
                .isEqualTo("{\"excesso_consumo\":0.75}");
        assertThat(api.post("/alerta-consumo", "{\"matricula\":1000002}").body())
                .isEqualTo("\"Sem consumo excessivo\"");
    }

    @Test
    void aSecondStartChangesNothing() {
        var before = counts();
        start.run(new DefaultApplicationArguments());
        assertThat(counts()).isEqualTo(before).startsWith("10 10 10 ");
    }

    private String counts() {
        return jdbc.sql(
                        """
                        select concat_ws(' ',
                            (select count(*) from customer),
                            (select count(*) from usage_point),
                            (select count(*) from customer_agreement),
                            (select count(*) from meter_reading where source = 3))
                        """)
                .query(String.class)
                .single();
    }
}
