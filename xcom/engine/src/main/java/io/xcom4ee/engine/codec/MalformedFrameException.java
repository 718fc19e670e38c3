package io.xcom4ee.engine.codec;

/** Bytes that are not what they claim to be. The connection that they came from cannot be trusted any more. */
public final class MalformedFrameException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong, in words of ours: nothing of the bytes is repeated. */
    private final String problem;

    /** Says what is wrong, in words of ours: nothing of the bytes is repeated. */
    public MalformedFrameException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** As above, with the exception of a constructor that refused what was read. */
    MalformedFrameException(String problem, Throwable cause) {
        super(problem, cause);
        this.problem = problem;
    }

    /** What is wrong, for people. */
    public String problem() {
        return problem;
    }
}
