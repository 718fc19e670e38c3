package io.xcom4ee.engine.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of one connection's large frames together again. Keeps at most {@link WireLimits#LARGE_FRAME_BYTES_MAX},
 * and never more than has come. Confined to: one event loop.
 */
public final class PartsReader {
    private final ByteBufAllocator allocator;
    private @Nullable ByteBuf whole;

    public PartsReader(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    /**
     * Takes a part. Does not release it.
     *
     * @return the large frame, once this was its last part; the caller releases it
     * @throws MalformedFrameException if it is no part, or the frame becomes larger than any may be
     */
    public @Nullable ByteBuf add(ByteBuf part) throws MalformedFrameException {
        if (Envelope.open(part) != Parts.KIND) {
            throw new MalformedFrameException("no part of a frame");
        }
        boolean last = new WireReader(part, Parts.SINCE_VERSION).flag();
        ByteBuf sofar = whole;
        if (sofar == null) {
            sofar = allocator.buffer(part.readableBytes(), WireLimits.LARGE_FRAME_BYTES_MAX);
            whole = sofar;
        }
        if (part.readableBytes() > sofar.maxWritableBytes()) {
            throw new MalformedFrameException(
                    "a frame in parts of more than " + WireLimits.LARGE_FRAME_BYTES_MAX + " bytes");
        }
        sofar.writeBytes(part);
        if (!last) {
            return null;
        }
        whole = null;
        return sofar;
    }

    /** Nothing comes any more. */
    public void release() {
        if (whole != null) {
            whole.release();
            whole = null;
        }
    }
}
