package io.xcom4ee.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Bytes that were changed in a few places, always the same ones: a small fuzzing for every build. */
public final class Mutations {
    private static final int MUTATIONS_OF_EACH = 3_000;
    private static final byte[] INTERESTING = {0, 1, 2, 3, 4, 0x10, 0x7f, (byte) 0x80, (byte) 0xfe, (byte) 0xff};

    private final SplittableRandom random = new SplittableRandom(20_261_125);

    /** Gives the promise each of these, and what comes of changes to them. */
    public void feed(List<byte[]> seeds, Consumer<byte[]> promise) {
        assertThat(seeds).isNotEmpty();
        for (byte[] seed : seeds) {
            promise.accept(seed);
            for (int run = 0; run < MUTATIONS_OF_EACH; run++) {
                promise.accept(mutated(seed, seeds));
            }
        }
    }

    private byte[] mutated(byte[] seed, List<byte[]> seeds) {
        byte[] mutated = seed;
        for (int change = random.nextInt(1, 5); change > 0; change--) {
            mutated = changed(mutated, seeds);
        }
        return mutated;
    }

    private byte[] changed(byte[] bytes, List<byte[]> seeds) {
        int at = random.nextInt(bytes.length);
        byte[] changed = bytes.clone();
        switch (random.nextInt(6)) {
            case 0 -> changed[at] = (byte) random.nextInt(256);
            case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> fill(changed, at, INTERESTING[random.nextInt(INTERESTING.length)]);
            case 3 -> changed = Arrays.copyOf(changed, Math.max(1, at));
            case 4 -> changed = joined(changed, at, changed, random.nextInt(changed.length));
            default -> {
                byte[] other = seeds.get(random.nextInt(seeds.size()));
                changed = joined(changed, at, other, random.nextInt(other.length));
            }
        }
        return changed;
    }

    /** Numbers are two, four or eight bytes long. */
    private void fill(byte[] bytes, int at, byte value) {
        Arrays.fill(bytes, at, Math.min(bytes.length, at + (2 << random.nextInt(3))), value);
    }

    private static byte[] joined(byte[] head, int headEnd, byte[] tail, int tailBegin) {
        byte[] joined = Arrays.copyOf(head, headEnd + 1 + tail.length - tailBegin);
        System.arraycopy(tail, tailBegin, joined, headEnd + 1, tail.length - tailBegin);
        return joined;
    }
}
