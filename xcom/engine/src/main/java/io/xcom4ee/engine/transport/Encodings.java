package io.xcom4ee.engine.transport;

import io.netty.buffer.ByteBuf;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.engine.codec.Compression;
import io.xcom4ee.engine.codec.FrameCodec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One frame on its way to many peers: encoded once for all that speak the same protocol version. */
final class Encodings implements AutoCloseable {
    private final Frame frame;
    private final int compressionThresholdBytes;
    private final CompressionTrials trials;
    private final @Nullable ByteBuf[] byVersion = new ByteBuf[ProtocolVersion.NEWEST + 1];

    Encodings(Frame frame, int compressionThresholdBytes, CompressionTrials trials) {
        this.frame = frame;
        this.compressionThresholdBytes = compressionThresholdBytes;
        this.trials = trials;
    }

    /**
     * The frame in this version, for the caller to release.
     *
     * @throws IllegalArgumentException if it cannot be said in this version, which is a fault of ours
     */
    ByteBuf in(int version) {
        ByteBuf encoded = byVersion[version];
        if (encoded == null) {
            encoded = compressed(FrameCodec.encode(frame, version, Transport.ALLOCATOR), version);
            byVersion[version] = encoded;
        }
        return encoded.retainedDuplicate();
    }

    private ByteBuf compressed(ByteBuf plain, int version) {
        if (version < Compression.SINCE_VERSION
                || compressionThresholdBytes == 0
                || plain.readableBytes() < compressionThresholdBytes
                || !trials.isDue()) {
            return plain;
        }
        Optional<ByteBuf> smaller = Compression.compress(plain, Transport.ALLOCATOR);
        trials.tried(smaller.isPresent());
        smaller.ifPresent(taken -> plain.release());
        return smaller.orElse(plain);
    }

    @Override
    public void close() {
        for (ByteBuf encoded : byVersion) {
            if (encoded != null) {
                encoded.release();
            }
        }
    }
}
