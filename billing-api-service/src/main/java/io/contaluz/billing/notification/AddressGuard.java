package io.contaluz.billing.notification;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.stereotype.Component;

/// Resolves the hosts of webhooks, and refuses those that are not on the public internet: whoever
/// registers a webhook must not reach, through this service, what only this service can (RFC 6890).
/// A connection is made to the very address that was looked at, so that a name which changes its
/// mind in between gains nothing.
@Component
class AddressGuard implements DnsResolver {

    private final boolean allowPrivate;

    AddressGuard(NotificationProperties properties) {
        this.allowPrivate = properties.allowPrivateAddresses();
    }

    /// A host is at an address that no webhook may be at.
    static final class ForbiddenAddressException extends UnknownHostException {

        ForbiddenAddressException(String host) {
            super("endereço não permitido: " + host);
        }
    }

    /// @throws ForbiddenAddressException if any of the host's addresses is refused
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = InetAddress.getAllByName(host);
        for (var address : addresses) {
            if (!allows(address)) {
                throw new ForbiddenAddressException(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    boolean allows(InetAddress address) {
        // A cloud's machines tell their secrets at 169.254.169.254.
        if (address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || address.isAnyLocalAddress()) {
            return false;
        }
        return allowPrivate || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 172 -> second < 16 || second > 31;
            case 192 ->
                    second != 168
                            && !(second == 0 && (bytes[2] == 0 || bytes[2] == 2))
                            && !(second == 88 && bytes[2] == 99);
            case 198 -> second != 18 && second != 19 && !(second == 51 && bytes[2] == 100);
            case 203 -> !(second == 0 && bytes[2] == 113);
            default -> first < 224;
        };
    }

    /// Global unicast, but for what leads to IPv4 (6to4, Teredo) or is documentation.
    private static boolean isPublic6(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        boolean global = (first & 0xE0) == 0x20;
        boolean sixToFour = first == 0x20 && second == 0x02;
        boolean special = first == 0x20 && second == 0x01 && (bytes[2] & 0xFE) == 0;
        boolean documentation =
                first == 0x20
                        && second == 0x01
                        && (bytes[2] & 0xFF) == 0x0D
                        && (bytes[3] & 0xFF) == 0xB8;
        return global && !sixToFour && !special && !documentation;
    }
}
