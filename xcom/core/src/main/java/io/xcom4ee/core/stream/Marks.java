package io.xcom4ee.core.stream;

import java.util.Set;
import java.util.TreeSet;

/**
 * What is to be known of a few open broadcasts only, by their tokens: hardly ever anything, so it is not kept with each
 * message. Holds nothing of what has ended.
 *
 * <p>Confined to: the member's event loop.
 */
final class Marks {
    private final Set<Long> answered = new TreeSet<>();
    private final Set<Long> exposed = new TreeSet<>();

    /** Whether its outcome was told at its deadline, though the message, or a part of it, is still under way. */
    boolean isAnswered(Submission submission) {
        return !answered.isEmpty() && answered.contains(submission.token());
    }

    void answer(Submission submission) {
        answered.add(submission.token());
    }

    /** Whether somebody may have delivered it although it waits. */
    boolean isExposed(Submission submission) {
        return !exposed.isEmpty() && exposed.contains(submission.token());
    }

    void expose(Submission submission) {
        exposed.add(submission.token());
    }

    /** Its outcome is told, and nothing of it is under way. */
    void forget(Submission submission) {
        if (!answered.isEmpty()) {
            answered.remove(submission.token());
        }
        if (!exposed.isEmpty()) {
            exposed.remove(submission.token());
        }
    }

    /** Nothing is under way. */
    void forgetAnswered() {
        exposed.removeAll(answered);
        answered.clear();
    }

    /** Nothing is open. */
    void clear() {
        answered.clear();
        exposed.clear();
    }
}
