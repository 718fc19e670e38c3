package io.xcom4ee.core.member;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what a step wants done, in order.
 *
 * <p>Confined to: the member's event loop.
 */
final class Outbox {
    private List<Output> outputs = new ArrayList<>();

    void add(Output output) {
        outputs.add(output);
    }

    void send(List<MemberId> to, GroupId group, Message message) {
        if (!to.isEmpty()) {
            outputs.add(new Output.Send(to, new Frame(group, message)));
        }
    }

    /** Everything collected since the last call. */
    List<Output> take() {
        if (outputs.isEmpty()) {
            return List.of();
        }
        List<Output> taken = outputs;
        outputs = new ArrayList<>();
        return taken;
    }
}
