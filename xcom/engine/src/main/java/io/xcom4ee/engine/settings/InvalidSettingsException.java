package io.xcom4ee.engine.settings;

import java.util.List;

/** Settings that do not describe a member. Names all problems at once. */
public final class InvalidSettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** One sentence per problem, each with its message id. */
    private final List<String> problems;

    /** With one sentence per problem, each with its message id; at least one. */
    public InvalidSettingsException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence per problem, each with its message id, in the order of the table of settings. */
    public List<String> problems() {
        return problems;
    }
}
