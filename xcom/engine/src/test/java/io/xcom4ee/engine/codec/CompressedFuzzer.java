package io.xcom4ee.engine.codec;

/** Called by Jazzer again and again ({@code -Pfuzz}). */
public final class CompressedFuzzer {
    private CompressedFuzzer() {}

    /** One run. */
    public static void fuzzerTestOneInput(byte[] input) {
        DecoderPromises.holdForCompressed(input);
    }
}
