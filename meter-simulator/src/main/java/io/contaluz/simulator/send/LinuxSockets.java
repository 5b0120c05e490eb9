package io.contaluz.simulator.send;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// The socket calls of a 64-bit Linux that Java has no way to. To be touched only where native
/// access is enabled: its very first use would warn otherwise.
@SuppressWarnings("restricted")
final class LinuxSockets {

    // <bits/socket.h>
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;

    private static final MethodHandle SOCKET = call("socket", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = call("bind", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CONNECT = call("connect", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SENDMMSG =
            call("sendmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle CLOSE = call("close", JAVA_INT);

    private LinuxSockets() {}

    /// A descriptor of a UDP socket that sends to an address.
    ///
    /// @param source of this host, null for whichever the system takes
    static int connect(InetSocketAddress address, @Nullable InetAddress source) throws IOException {
        boolean four = address.getAddress() instanceof Inet4Address;
        try (var arena = Arena.ofConfined()) {
            int descriptor =
                    (int) SOCKET.invokeExact(four ? AF_INET : AF_INET6, SOCK_DGRAM_CLOEXEC, 0);
            if (descriptor < 0) {
                throw new IOException("no socket is left");
            }
            try {
                if (source != null) {
                    point(BIND, descriptor, new InetSocketAddress(source, 0), arena);
                }
                point(CONNECT, descriptor, address, arena);
            } catch (IOException e) {
                close(descriptor);
                throw e;
            }
            return descriptor;
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("socket", e);
        }
    }

    private static void point(
            MethodHandle call, int descriptor, InetSocketAddress address, Arena arena)
            throws Throwable {
        boolean four = address.getAddress() instanceof Inet4Address;
        var sockaddr = four ? sockaddr4(arena, address) : sockaddr6(arena, address);
        if ((int) call.invokeExact(descriptor, sockaddr, (int) sockaddr.byteSize()) < 0) {
            throw new IOException("no way to or from " + address);
        }
    }

    /// Hands messages to the kernel.
    ///
    /// @param messages an array of `struct mmsghdr`
    /// @return how many it took, or -1 if not even the first
    static int send(int descriptor, MemorySegment messages, int count) {
        try {
            return (int) SENDMMSG.invokeExact(descriptor, messages, count, 0);
        } catch (Throwable e) {
            throw new LinkageError("sendmmsg", e);
        }
    }

    static void close(int descriptor) throws IOException {
        try {
            if ((int) CLOSE.invokeExact(descriptor) < 0) {
                throw new IOException("the socket does not close");
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("close", e);
        }
    }

    /// `struct sockaddr_in`: family, port and address, the latter two in network order.
    private static MemorySegment sockaddr4(Arena arena, InetSocketAddress address) {
        var sockaddr = arena.allocate(16, 4);
        sockaddr.set(JAVA_SHORT, 0, (short) AF_INET);
        putPort(sockaddr, address.getPort());
        putBytes(sockaddr, 4, address.getAddress().getAddress());
        return sockaddr;
    }

    /// `struct sockaddr_in6`: family, port, flow, address and scope.
    private static MemorySegment sockaddr6(Arena arena, InetSocketAddress address) {
        var sockaddr = arena.allocate(28, 4);
        sockaddr.set(JAVA_SHORT, 0, (short) AF_INET6);
        putPort(sockaddr, address.getPort());
        putBytes(sockaddr, 8, address.getAddress().getAddress());
        if (address.getAddress() instanceof Inet6Address six) {
            sockaddr.set(JAVA_INT, 24, six.getScopeId());
        }
        return sockaddr;
    }

    private static void putPort(MemorySegment sockaddr, int port) {
        sockaddr.set(JAVA_BYTE, 2, (byte) (port >> 8));
        sockaddr.set(JAVA_BYTE, 3, (byte) port);
    }

    private static void putBytes(MemorySegment target, long offset, byte[] bytes) {
        MemorySegment.copy(bytes, 0, target, JAVA_BYTE, offset, bytes.length);
    }

    private static MethodHandle call(String name, MemoryLayout... arguments) {
        var linker = Linker.nativeLinker();
        var function = linker.defaultLookup().findOrThrow(name);
        return linker.downcallHandle(function, FunctionDescriptor.of(JAVA_INT, arguments));
    }
}
