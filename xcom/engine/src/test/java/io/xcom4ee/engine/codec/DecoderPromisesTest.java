package io.xcom4ee.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A small fuzzing with a fixed seed in every build; the large one is {@code -Pfuzz}. */
class DecoderPromisesTest {
    private final Mutations mutations = new Mutations();

    @Test
    void holdForFramesThatAreAlmostRight() {
        mutations.feed(FuzzingSeeds.frames(), DecoderPromises::holdForFrame);
    }

    @Test
    void holdForHandshakesThatAreAlmostRight() {
        mutations.feed(FuzzingSeeds.handshakes(), DecoderPromises::holdForHandshake);
    }

    @Test
    void holdForCompressedFramesThatAreAlmostRight() {
        mutations.feed(FuzzingSeeds.compressed(), DecoderPromises::holdForCompressed);
    }

    @Test
    void holdForPartsThatAreAlmostRight() {
        mutations.feed(FuzzingSeeds.parts(), DecoderPromises::holdForParts);
    }

    @Test
    void startFromOneOfEachKind() {
        List<Integer> kinds = new ArrayList<>();
        for (byte[] seed : FuzzingSeeds.frames()) {
            kinds.add((int) seed[1]);
        }
        assertThat(kinds)
                .containsAll(Arrays.stream(MessageKind.values())
                        .map(MessageKind::code)
                        .toList());
    }
}
