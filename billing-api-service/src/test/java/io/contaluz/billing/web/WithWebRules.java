package io.contaluz.billing.web;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/// Gives a test of some routes what holds for every route.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnableConfigurationProperties(WebProperties.class)
@Import({JsonConfiguration.class, ProblemWriter.class, Turns.class, SimpleMeterRegistry.class})
public @interface WithWebRules {}
