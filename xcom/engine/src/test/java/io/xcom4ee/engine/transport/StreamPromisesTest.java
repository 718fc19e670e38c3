package io.xcom4ee.engine.transport;

import io.xcom4ee.engine.codec.FuzzingSeeds;
import io.xcom4ee.engine.codec.Mutations;
import org.junit.jupiter.api.Test;

/** As for the other decoders: a small fuzzing in every build; the large one is {@code -Pfuzz}. */
class StreamPromisesTest {
    @Test
    void holdForConnectionsThatAreAlmostRight() {
        new Mutations().feed(FuzzingSeeds.streams(), StreamPromises::hold);
    }
}
