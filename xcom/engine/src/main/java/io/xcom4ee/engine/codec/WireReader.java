package io.xcom4ee.engine.codec;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads single values. Every length is checked against its limit and against what is there before it is believed. */
final class WireReader {
    private final ByteBuf source;
    private final int version;

    /** @param version the protocol version in which the writer speaks */
    WireReader(ByteBuf source, int version) {
        this.source = source;
        this.version = version;
    }

    /** Whether the writer knows what came with this protocol version. */
    boolean isAtLeast(int since) {
        return version >= since;
    }

    /** Reads one value of a list or an optional. */
    @FunctionalInterface
    interface Part<T> {
        T read() throws MalformedFrameException;
    }

    int u8() throws MalformedFrameException {
        need(1);
        return source.readUnsignedByte();
    }

    int u16() throws MalformedFrameException {
        need(2);
        return source.readUnsignedShort();
    }

    int i32() throws MalformedFrameException {
        need(4);
        return source.readInt();
    }

    long i64() throws MalformedFrameException {
        need(8);
        return source.readLong();
    }

    boolean flag() throws MalformedFrameException {
        int value = u8();
        if (value > 1) {
            throw new MalformedFrameException("a flag that is neither 0 nor 1");
        }
        return value == 1;
    }

    UUID uuid() throws MalformedFrameException {
        need(16);
        return new UUID(source.readLong(), source.readLong());
    }

    /** Texts come into logs and on screens, so they are printable. */
    String text(int bytesMax) throws MalformedFrameException {
        int length = u16();
        if (length > bytesMax) {
            throw new MalformedFrameException("a text of " + length + " bytes, allowed are " + bytesMax);
        }
        String text = utf8(bytes(length));
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedFrameException("a text with control characters");
        }
        return text;
    }

    byte[] bytes(int length) throws MalformedFrameException {
        need(length);
        byte[] bytes = new byte[length];
        source.readBytes(bytes);
        return bytes;
    }

    /** Reads so many bytes to this place of an array. */
    void bytes(byte[] target, int offset, int length) throws MalformedFrameException {
        need(length);
        source.readBytes(target, offset, length);
    }

    /** A number of things of which each has at least {@code leastBytesEach} bytes. */
    int count(int most, int leastBytesEach) throws MalformedFrameException {
        int count = i32();
        if (count < 0 || count > most || (long) count * leastBytesEach > source.readableBytes()) {
            throw new MalformedFrameException("a count of " + count + ", allowed are " + most + " and what is there");
        }
        return count;
    }

    <T> List<T> list(int most, int leastBytesEach, Part<T> part) throws MalformedFrameException {
        int count = count(most, leastBytesEach);
        List<T> items = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            items.add(part.read());
        }
        return items;
    }

    <T> Optional<T> optional(Part<T> part) throws MalformedFrameException {
        return flag() ? Optional.of(part.read()) : Optional.empty();
    }

    /** To be called last: a frame has no bytes that mean nothing. */
    void end() throws MalformedFrameException {
        if (source.isReadable()) {
            throw new MalformedFrameException(source.readableBytes() + " bytes too many");
        }
    }

    /** Refuses what says that more follows than is there. */
    void need(int bytes) throws MalformedFrameException {
        if (bytes < 0 || source.readableBytes() < bytes) {
            throw new MalformedFrameException("a value of " + bytes + " bytes is cut off");
        }
    }

    private static String utf8(byte[] bytes) throws MalformedFrameException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new MalformedFrameException("a text that is not UTF-8", malformed);
        }
    }
}
