package io.contaluz.simulator.send;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Datagrams by `sendmmsg(2)`, one system call a batch: about a third more a second than one each.
final class NativeDatagrams implements Datagrams {

    private static final Set<String> ARCHITECTURES = Set.of("amd64", "x86_64", "aarch64");

    // struct mmsghdr and struct iovec of 64-bit Linux, in bytes.
    private static final int MMSGHDR = 64;
    private static final int MMSGHDR_IOV = 16;
    private static final int MMSGHDR_IOVLEN = 24;
    private static final int IOVEC = 16;
    private static final int IOVEC_LEN = 8;
    // A line of the processor's cache.
    private static final int ALIGNMENT = 64;

    private final int descriptor;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment messages = arena.allocate((long) BATCH * MMSGHDR, Long.BYTES);
    private final MemorySegment vectors = arena.allocate((long) BATCH * IOVEC, Long.BYTES);
    private final ByteBuffer[] slots = new ByteBuffer[BATCH];
    private int filled;
    private long errors;

    private NativeDatagrams(int descriptor, int longest) {
        this.descriptor = descriptor;
        var memory = arena.allocate((long) BATCH * longest, ALIGNMENT);
        for (int i = 0; i < BATCH; i++) {
            var slot = memory.asSlice((long) i * longest, longest);
            var vector = vectors.asSlice((long) i * IOVEC, IOVEC);
            slots[i] = slot.asByteBuffer();
            vector.set(JAVA_LONG, 0, slot.address());
            messages.set(JAVA_LONG, (long) i * MMSGHDR + MMSGHDR_IOV, vector.address());
            messages.set(JAVA_LONG, (long) i * MMSGHDR + MMSGHDR_IOVLEN, 1);
        }
    }

    /// Whether this is a 64-bit Linux, and the program was started with leave to call it.
    static boolean isSupported() {
        return "linux".equals(System.getProperty("os.name").toLowerCase(Locale.ROOT))
                && ARCHITECTURES.contains(System.getProperty("os.arch"))
                && NativeDatagrams.class.getModule().isNativeAccessEnabled();
    }

    static NativeDatagrams connect(
            InetSocketAddress address, int longest, @Nullable InetAddress source)
            throws IOException {
        return new NativeDatagrams(LinuxSockets.connect(address, source), longest);
    }

    @Override
    public ByteBuffer next(int sender) {
        return slots[filled++].clear();
    }

    @Override
    public void flush(IntConsumer lost) {
        for (int i = 0; i < filled; i++) {
            vectors.set(JAVA_LONG, (long) i * IOVEC + IOVEC_LEN, slots[i].position());
        }
        int done = 0;
        boolean refused = false;
        while (done < filled) {
            int taken = send(done);
            if (taken > 0) {
                refused = false;
                done += taken;
            } else if (refused) {
                lost.accept(done++);
                refused = false;
            } else {
                refused = true;
            }
        }
        filled = 0;
    }

    /// The kernel stops at the first message that it refuses, and answers how many went before.
    private int send(int from) {
        int wanted = filled - from;
        int taken = LinuxSockets.send(descriptor, messages.asSlice((long) from * MMSGHDR), wanted);
        if (taken < wanted) {
            errors++;
        }
        return taken;
    }

    @Override
    public long errors() {
        return errors;
    }

    @Override
    public void close() throws IOException {
        arena.close();
        LinuxSockets.close(descriptor);
    }
}
