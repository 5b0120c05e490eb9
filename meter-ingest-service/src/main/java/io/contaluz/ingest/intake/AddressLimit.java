package io.contaluz.ingest.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A token bucket for each source address. For the thread that reads the socket alone.
final class AddressLimit {

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private static final class Bucket {
        private long full;
    }

    private final @Nullable Rate rate;
    private final Cache<InetAddress, Bucket> buckets;
    private @Nullable InetAddress last;
    private Bucket lastBucket = new Bucket();

    AddressLimit(LimitProperties properties) {
        rate =
                properties.enabled()
                        ? Rate.of(properties.addressPerSecond(), properties.addressBurst())
                        : null;
        buckets =
                Caffeine.newBuilder()
                        .maximumSize(properties.addresses())
                        .expireAfterAccess(FORGOTTEN_AFTER)
                        .executor(Runnable::run)
                        .build();
    }

    /// Whether one more datagram of an address may come in.
    ///
    /// @param now microseconds since 1970
    boolean admits(InetAddress address, long now) {
        if (rate == null) {
            return true;
        }
        // A concentrator's datagrams come one after the other.
        if (!address.equals(last)) {
            last = address;
            lastBucket = buckets.get(address, its -> new Bucket());
        }
        long full = rate.take(lastBucket.full, TimeUnit.MICROSECONDS.toNanos(now));
        if (full == Rate.EMPTY) {
            return false;
        }
        lastBucket.full = full;
        return true;
    }
}
