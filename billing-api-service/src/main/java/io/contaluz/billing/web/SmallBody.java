package io.contaluz.billing.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A body that is kept whole, so that nobody waits for its sender while it is read.
final class SmallBody extends ServletInputStream {

    private final ServletInputStream sent;
    private final byte[] bytes;
    private int there;
    private int read;
    private @Nullable IOException failure;

    /// Takes what has come of it, without waiting.
    ///
    /// @param length of all of it
    SmallBody(ServletInputStream sent, int length) throws IOException {
        this.sent = sent;
        bytes = new byte[length];
        while (!isWhole() && sent.available() > 0) {
            take();
        }
    }

    boolean isWhole() {
        return there == bytes.length;
    }

    /// Waits for the rest. That it does not come is told to who reads.
    void awaitRest() {
        try {
            while (!isWhole()) {
                take();
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public int read() throws IOException {
        tellFailure();
        return read < there ? Byte.toUnsignedInt(bytes[read++]) : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        tellFailure();
        if (read == there) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(length, there - read);
        System.arraycopy(bytes, read, into, offset, count);
        read += count;
        return count;
    }

    @Override
    public int available() {
        return there - read;
    }

    @Override
    public boolean isFinished() {
        return read == there;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new IllegalStateException("a body that is here wants no listener");
    }

    private void take() throws IOException {
        int count = sent.read(bytes, there, bytes.length - there);
        if (count < 0) {
            throw new EOFException(
                    "a body of %d bytes ends after %d".formatted(bytes.length, there));
        }
        there += count;
    }

    private void tellFailure() throws IOException {
        if (failure != null) {
            throw new IOException("the body did not arrive", failure);
        }
    }
}
