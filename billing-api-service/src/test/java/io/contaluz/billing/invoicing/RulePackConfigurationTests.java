package io.contaluz.billing.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.tariff.BadRulePackException;
import io.contaluz.billing.tariff.RulePacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RulePackConfigurationTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withUserConfiguration(Settings.class, RulePackConfiguration.class);

    @EnableConfigurationProperties(InvoicingProperties.class)
    static class Settings {}

    @TempDir private Path directory;

    @Test
    void anOperatorsPackIsThereBesideTheBuiltInOnes() throws IOException {
        write("{id: outra, title: Outra, fictitious: false, extends: brasil}");
        service.withPropertyValues("contaluz.invoicing.rule-packs=" + directory)
                .run(context -> {
                    var packs = context.getBean(RulePacks.class);
                    assertThat(packs.named("outra").title()).isEqualTo("Outra");
                    assertThat(packs.named("demonstracao").fictitious()).isTrue();
                });
        service.run(context -> assertThat(context).hasSingleBean(RulePacks.class));
    }

    @Test
    void aWrongOneKeepsTheServiceFromStarting() throws IOException {
        var file = write("{id: brasil, title: Outra, fictitious: false}");
        service.withPropertyValues("contaluz.invoicing.rule-packs=" + directory)
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .isInstanceOf(BadRulePackException.class)
                                .hasMessage(file + ": there is a pack 'brasil' already"));
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(directory.resolve("outra.yaml"), yaml);
    }
}
