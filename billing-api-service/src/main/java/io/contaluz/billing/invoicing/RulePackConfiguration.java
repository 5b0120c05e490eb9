package io.contaluz.billing.invoicing;

import io.contaluz.billing.tariff.RulePacks;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Loads the rule packs at the start, so that a wrong one is found then and not by a bill.
@Configuration(proxyBeanMethods = false)
class RulePackConfiguration {

    @Bean
    RulePacks rulePacks(InvoicingProperties properties) {
        var packs = RulePacks.bundled();
        return properties.rulePacks().isBlank()
                ? packs
                : packs.addAll(Path.of(properties.rulePacks()));
    }
}
