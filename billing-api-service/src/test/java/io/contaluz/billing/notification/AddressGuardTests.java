package io.contaluz.billing.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTests {

    private final AddressGuard strict = new AddressGuard(Settings.of(false));
    private final AddressGuard demonstration = new AddressGuard(Settings.of(true));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "172.32.0.1",
                "192.0.3.1",
                "192.88.98.1",
                "100.128.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2001:4860:4860::8888"
            })
    void thePublicInternetIsAllowed(String address) throws Exception {
        assertThat(strict.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "240.0.0.1",
                "255.255.255.255",
                "0.1.2.3",
                "::1",
                "fc00::1",
                "fd12::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1",
                "2001::1",
                "2001:db8::1"
            })
    void whatIsNotPublicIsAllowedOnlyIfSet(String address) throws Exception {
        assertThat(strict.allows(InetAddress.getByName(address))).isFalse();
        assertThat(demonstration.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "fe80::1", "0.0.0.0", "::", "224.0.0.1", "ff02::1"})
    void someAreNeverAllowed(String address) throws Exception {
        assertThat(strict.allows(InetAddress.getByName(address))).isFalse();
        assertThat(demonstration.allows(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "2130706433"})
    void aHostIsRefusedByWhatItIsAt(String host) {
        assertThatExceptionOfType(AddressGuard.ForbiddenAddressException.class)
                .isThrownBy(() -> strict.resolve(host));
    }

    @Test
    void aConnectionIsMadeOnlyToWhatWasLookedAt() {
        var client = new WebhookClient(strict, Settings.of(false));
        assertThatExceptionOfType(AddressGuard.ForbiddenAddressException.class)
                .isThrownBy(() ->
                        client.post(
                                java.net.URI.create("http://127.0.0.1:1/"),
                                new byte[0],
                                java.util.Map.of()));
        client.destroy();
    }
}
