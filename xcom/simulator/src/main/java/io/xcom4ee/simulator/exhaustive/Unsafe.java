package io.xcom4ee.simulator.exhaustive;

/** Something has happened that must never happen, whatever is lost, late or dead. */
final class Unsafe extends RuntimeException {
    Unsafe(String what, Object details) {
        super(what + ": " + details);
    }

    static void when(boolean wrong, String what, Object details) {
        if (wrong) {
            throw new Unsafe(what, details);
        }
    }
}
