package io.contaluz.billing.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the demonstration.
///
/// @param enabled whether its data is made; `CONTALUZ_DEMO` in the environment
@ConfigurationProperties("contaluz.demo")
record DemoProperties(@DefaultValue("false") boolean enabled) {}
