package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.Agreements;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.FoundingProposal;
import io.xcom4ee.core.message.JoinRefusal;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.NoOp;
import io.xcom4ee.core.message.OldState;
import io.xcom4ee.core.message.ProtocolChange;
import io.xcom4ee.core.message.Reconfiguration;
import io.xcom4ee.core.message.Value;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a release of protocol version 1 can read, written down from that release and not from what the core says of itself.
 * Whatever is not named here it cannot read: so a kind of message or value that is added later counts as new.
 */
final class FirstVersion {
    /** Its messages. What is in them may still be newer. */
    private static final Set<Class<? extends Message>> MESSAGES = Set.of(
            Message.Propose.class,
            Message.Progress.class,
            Message.Prepare.class,
            Message.Promise.class,
            Message.Refuse.class,
            Message.Accept.class,
            Message.Accepted.class,
            Message.Learn.class,
            Message.Ask.class,
            Message.Gone.class,
            Message.Presence.class,
            Message.JoinRequest.class,
            Message.JoinRefused.class,
            Message.Welcome.class,
            Message.NotMember.class,
            Message.FoundingPrepare.class,
            Message.FoundingPromise.class,
            Message.FoundingRefuse.class,
            Message.FoundingAccept.class,
            Message.FoundingAccepted.class,
            Message.Founded.class);

    /** Its values. The change of the protocol version is written as a reconfiguration that it takes for none. */
    private static final Set<Class<? extends Value>> VALUES =
            Set.of(NoOp.class, Batch.class, Reconfiguration.class, ProtocolChange.class);

    private static final Set<JoinRefusal> REFUSALS = Set.of(JoinRefusal.NAME_IN_USE, JoinRefusal.GROUP_FULL);

    private FirstVersion() {}

    static boolean reads(Message message) {
        return MESSAGES.contains(message.getClass())
                && values(message).allMatch(value -> VALUES.contains(value.getClass()))
                && readsRest(message);
    }

    private static Stream<Value> values(Message message) {
        if (message instanceof Message.Propose propose) {
            return Stream.of(propose.value());
        } else if (message instanceof Message.Promise promise) {
            return promise.reports().stream().map(report -> report.value());
        } else if (message instanceof Message.Accept accept) {
            return accept.values().stream().map(entry -> entry.value());
        } else if (message instanceof Message.Learn learn) {
            return learn.values().stream().map(entry -> entry.value());
        } else if (message instanceof Message.FoundingPromise promise) {
            Stream<Value> brought = promise.oldState().stream()
                    .flatMap(state -> state.reports().stream())
                    .map(owned -> owned.report().value());
            return Stream.concat(brought, values(promise.accepted()));
        } else if (message instanceof Message.FoundingAccept accept) {
            return values(Optional.of(accept.proposal()));
        } else if (message instanceof Message.Founded founded) {
            return values(Optional.of(founded.proposal()));
        }
        return Stream.empty();
    }

    private static Stream<Value> values(Optional<FoundingProposal> proposal) {
        return proposal.stream()
                .flatMap(founded -> founded.inheritedTail().stream())
                .map(entry -> entry.value());
    }

    /** It knows of nothing that a configuration has agreed on beside its members, and of no other version that a group works at. */
    private static boolean readsRest(Message message) {
        if (message instanceof Message.JoinRefused refused) {
            return REFUSALS.contains(refused.refusal());
        } else if (message instanceof Message.Welcome welcome) {
            return welcome.snapshot().configurations().stream()
                    .allMatch(configuration -> configuration.agreements().equals(Agreements.NEUTRAL));
        } else if (message instanceof Message.FoundingPromise promise) {
            return promise.oldState().map(OldState::protocolVersion).orElse(1) == 1;
        }
        return true;
    }
}
