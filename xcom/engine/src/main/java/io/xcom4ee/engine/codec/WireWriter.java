package io.xcom4ee.engine.codec;

import io.netty.buffer.ByteBuf;
import io.xcom4ee.core.message.Payloads;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Writes single values. A value beyond its limit is a fault of ours: {@link IllegalArgumentException}. */
final class WireWriter implements Payloads.Target {
    private final ByteBuf target;
    private final int version;

    /** @param version the protocol version that the reader expects */
    WireWriter(ByteBuf target, int version) {
        this.target = target;
        this.version = version;
    }

    /** Whether the reader knows what came with this protocol version. */
    boolean isAtLeast(int since) {
        return version >= since;
    }

    void u8(int value) {
        require(0 <= value && value <= 0xff, "one byte", value);
        target.writeByte(value);
    }

    void u16(int value) {
        require(0 <= value && value <= 0xffff, "two bytes", value);
        target.writeShort(value);
    }

    @Override
    public void i32(int value) {
        target.writeInt(value);
    }

    void i64(long value) {
        target.writeLong(value);
    }

    void flag(boolean value) {
        target.writeByte(value ? 1 : 0);
    }

    void uuid(UUID value) {
        target.writeLong(value.getMostSignificantBits());
        target.writeLong(value.getLeastSignificantBits());
    }

    void text(String value, int bytesMax) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        require(bytes.length <= bytesMax, "a text of at most " + bytesMax + " bytes", bytes.length);
        u16(bytes.length);
        target.writeBytes(bytes);
    }

    /** Bytes whose number the reader knows or reads beforehand. */
    @Override
    public void bytes(byte[] source, int offset, int length) {
        target.writeBytes(source, offset, length);
    }

    <T> void list(List<T> items, int most, Consumer<T> write) {
        require(items.size() <= most, "a list of at most " + most, items.size());
        i32(items.size());
        items.forEach(write);
    }

    <T> void optional(Optional<T> value, Consumer<T> write) {
        flag(value.isPresent());
        value.ifPresent(write);
    }

    private static void require(boolean fits, String limit, int value) {
        if (!fits) {
            throw new IllegalArgumentException("does not fit " + limit + ": " + value);
        }
    }
}
