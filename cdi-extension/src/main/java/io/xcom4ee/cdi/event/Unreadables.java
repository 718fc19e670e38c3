package io.xcom4ee.cdi.event;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.DeadLetter;
import io.xcom4ee.api.payload.PayloadException;
import io.xcom4ee.api.payload.PayloadProblem;
import io.xcom4ee.cdi.message.CdiMessage;
import io.xcom4ee.cdi.settings.UnreadablePolicy;
import java.lang.System.Logger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Does with messages that cannot be told as values what the application has chosen.
 *
 * <p>Confined to: the one thread at a time that delivers the events of a group.
 */
final class Unreadables {
    /** Kinds that are counted apart. A peer decides how many there are, so there must be a bound. */
    static final int KINDS_MAX = 100;

    private static final Logger LOGGER = System.getLogger(Unreadables.class.getName());
    private static final String OTHERS = "any further kind";

    private final String group;
    private final UnreadablePolicy policy;
    private final Outlet<DeadLetter> letters;
    private final Consumer<String> leave;
    private final Map<Kind, Long> counts = new HashMap<>();

    private record Kind(PayloadProblem problem, String type) {}

    /**
     * Nothing has come yet.
     *
     * @param leave ends what the application is told of the group, for that reason
     */
    Unreadables(String group, UnreadablePolicy policy, Outlet<DeadLetter> letters, Consumer<String> leave) {
        this.group = group;
        this.policy = policy;
        this.letters = letters;
        this.leave = leave;
    }

    /** A message that cannot be told. */
    void add(GroupMessage message, String type, PayloadException why) {
        switch (policy) {
            case SKIP -> {}
            case LOG -> log(message, type, why);
            case DEAD_LETTER -> {
                boolean heard =
                        letters.fire(new DeadLetter(message, why.problem(), String.valueOf(why.getMessage())), message);
                if (!heard) {
                    log(message, type, why);
                }
            }
            case LEAVE ->
                leave.accept(CdiMessage.LEFT_UNREADABLE.text(group, message, String.valueOf(why.getMessage())));
        }
    }

    /** The first of a kind, the tenth, the hundredth: a flood of them must not flood the log. */
    private void log(GroupMessage message, String type, PayloadException why) {
        Kind kind = new Kind(why.problem(), type);
        if (!counts.containsKey(kind) && counts.size() >= KINDS_MAX) {
            kind = new Kind(PayloadProblem.MALFORMED, OTHERS);
        }
        long count = counts.merge(kind, 1L, Long::sum);
        if (!isPowerOfTen(count)) {
            return;
        }
        CdiMessage text =
                kind.problem() == PayloadProblem.OTHER_TYPE ? CdiMessage.TYPE_UNOBSERVED : CdiMessage.UNREADABLE;
        LOGGER.log(text.level(), text.text(group, kind.type(), count, message, String.valueOf(why.getMessage())));
    }

    private static boolean isPowerOfTen(long count) {
        long power = 1;
        while (power < count) {
            power *= 10;
        }
        return power == count;
    }
}
