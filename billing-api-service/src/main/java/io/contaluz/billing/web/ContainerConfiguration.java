package io.contaluz.billing.web;

import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is set at the servlet container itself.
@Configuration(proxyBeanMethods = false)
class ContainerConfiguration {

    /// A virtual thread for each request: a slow sender or reader holds nothing that others need.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> virtualThreads() {
        return tomcat ->
                tomcat.addProtocolHandlerCustomizers(
                        protocol -> protocol.setExecutor(new VirtualThreadExecutor("http-")));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
        return tomcat ->
                tomcat.addContextCustomizers(context -> {
                    if (context.getParent() instanceof StandardHost host) {
                        host.setErrorReportValveClass(ProblemReportValve.class.getName());
                    }
                });
    }
}
