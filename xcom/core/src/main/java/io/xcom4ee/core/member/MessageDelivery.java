package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Forwarded;
import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.Numbered;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.core.message.Value;
import io.xcom4ee.core.stream.Reassembly;
import java.util.Optional;

/**
 * From decided values to messages of the application, at their place in the order.
 *
 * <p>Confined to: the member's event loop.
 */
final class MessageDelivery {
    private static final long[] NOT_OWN = {};

    private final GroupState state;
    private final FastPath fastPath;
    private final Reassembly reassembly = new Reassembly();

    MessageDelivery(GroupState state, FastPath fastPath) {
        this.state = state;
        this.fastPath = fastPath;
    }

    /** Bytes kept for messages of which not all parts are delivered yet. */
    long incompleteBytes() {
        return reassembly.bytes();
    }

    /** What was begun in the view before is never completed. */
    void beginView() {
        reassembly.clear();
    }

    /**
     * Hands the messages of a slot to the application, or keeps a part of one.
     *
     * @return whether it holds any and they are the next ones of their sender; if not, their sender says them again
     */
    boolean deliver(Configuration configuration, ConfiguredMember owner, long round, Value value) {
        if (value instanceof Numbered content) {
            boolean taken = state.sequencer().deliver(owner.number(), content);
            if (taken) {
                boolean own = owner.number() == state.self();
                tell(owner, content, own ? state.broadcasts().delivered(round) : NOT_OWN);
            }
            return taken;
        }
        return value instanceof Forwarded forwarded && deliverForwarded(configuration, round, forwarded);
    }

    private boolean deliverForwarded(Configuration configuration, long round, Forwarded forwarded) {
        Numbered content = forwarded.content();
        if (!state.sequencer().deliver(forwarded.sender(), content)) {
            return false;
        }
        boolean own = forwarded.sender() == state.self();
        if (own) {
            fastPath.onForwardDelivered(content);
        }
        tell(
                configuration.member(forwarded.sender()).orElseThrow(),
                content,
                own ? state.broadcasts().forwardDelivered(round, content) : NOT_OWN);
        return true;
    }

    private void tell(ConfiguredMember sender, Numbered content, long[] tokens) {
        Optional<Payloads> complete = complete(sender.number(), content);
        long first = state.sequencer().position() - content.messages() + 1;
        complete.ifPresent(payloads -> state.out().add(new Output.Deliver(first, sender.info(), payloads, tokens)));
    }

    private Optional<Payloads> complete(int sender, Numbered content) {
        if (content instanceof Fragment fragment) {
            return reassembly.add(sender, fragment);
        }
        reassembly.drop(sender);
        return content instanceof Batch batch ? Optional.of(batch.payloads()) : Optional.empty();
    }
}
