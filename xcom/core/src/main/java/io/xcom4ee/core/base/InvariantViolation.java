package io.xcom4ee.core.base;

/** A bug of ours was found at run time. The member that throws it must stop and never speak again. */
public final class InvariantViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvariantViolation(String message) {
        super(message);
    }
}
