package io.contaluz.billing.notification;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Posts JSON to strangers. It follows no redirect, keeps no cookie, repeats nothing by itself,
/// reads nothing of an answer but its status, and gives up when the time limit is over, whatever
/// the other side is doing.
@Component
class WebhookClient implements DisposableBean {

    private static final int CONNECTIONS = 200;

    private final CloseableHttpClient http;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("webhook-watch").daemon().factory());
    private final long limitMillis;

    WebhookClient(AddressGuard guard, NotificationProperties properties) {
        this.limitMillis = properties.timeLimit().toMillis();
        var limit = Timeout.ofMilliseconds(limitMillis);
        var connection =
                ConnectionConfig.custom().setConnectTimeout(limit).setSocketTimeout(limit).build();
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(guard)
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setDefaultConnectionConfig(connection)
                        .build();
        this.http =
                HttpClients.custom()
                        .setConnectionManager(connections)
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setConnectionRequestTimeout(limit)
                                        .setResponseTimeout(limit)
                                        .build())
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableContentCompression()
                        .setUserAgent("ContaLuz")
                        .build();
    }

    /// Posts and answers the status.
    ///
    /// @throws IOException if there is none within the time limit
    int post(URI url, byte[] body, Map<String, String> headers) throws IOException {
        var request = new HttpPost(url);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        headers.forEach(request::setHeader);
        // A time-out of each read alone would let a byte now and then hold a lane for ever.
        var giveUp = watch.schedule(request::cancel, limitMillis, TimeUnit.MILLISECONDS);
        try {
            var response = http.executeOpen(null, request, null);
            if (response.getEntity() != null) {
                // Closing the answer would read it to its end, if it has one.
                request.cancel();
            }
            return response.getCode();
        } finally {
            giveUp.cancel(false);
        }
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }
}
