package io.xcom4ee.core.message;

import io.xcom4ee.core.base.Agreements;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.OldState.OwnedReport;
import java.util.Collection;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Which protocol version a receiver must speak to understand a message and all that is in it. */
public final class NeededVersion {
    private NeededVersion() {}

    /** The oldest version in which this message can be said. */
    public static int of(Message message) {
        return Math.max(message.version(), ofContent(message));
    }

    private static int ofContent(Message message) {
        if (message instanceof Message.Propose propose) {
            return propose.value().version();
        } else if (message instanceof Message.Forward forward) {
            return forward.value().version();
        } else if (message instanceof Message.Promise promise) {
            return newest(promise.reports(), report -> report.value().version());
        } else if (message instanceof Message.Accept accept) {
            return newest(accept.values(), entry -> entry.value().version());
        } else if (message instanceof Message.Learn learn) {
            return newest(learn.values(), entry -> entry.value().version());
        } else if (message instanceof Message.JoinRefused refused) {
            return refused.refusal().version();
        } else if (message instanceof Message.Welcome welcome) {
            return newest(welcome.snapshot().configurations(), NeededVersion::ofAgreements);
        } else if (message instanceof Message.FoundingPromise promise) {
            return Math.max(ofAccepted(promise.accepted()), ofOld(promise.oldState()));
        } else if (message instanceof Message.FoundingAccept accept) {
            return ofProposal(accept.proposal());
        } else if (message instanceof Message.Founded founded) {
            return ofProposal(founded.proposal());
        }
        return ProtocolVersion.FIRST;
    }

    private static int ofAgreements(Configuration configuration) {
        return configuration.agreements().equals(Agreements.NEUTRAL)
                ? ProtocolVersion.FIRST
                : Math.max(ProtocolVersion.SECOND, configuration.protocolVersion());
    }

    private static int ofAccepted(Optional<FoundingProposal> accepted) {
        return accepted.map(NeededVersion::ofProposal).orElse(ProtocolVersion.FIRST);
    }

    private static int ofProposal(FoundingProposal proposal) {
        return newest(proposal.inheritedTail(), entry -> entry.value().version());
    }

    private static int ofOld(Optional<OldState> state) {
        return state.map(old -> Math.max(old.protocolVersion(), newest(old.reports(), NeededVersion::ofReport)))
                .orElse(ProtocolVersion.FIRST);
    }

    private static int ofReport(OwnedReport owned) {
        return owned.report().value().version();
    }

    private static <T> int newest(Collection<T> parts, ToIntFunction<T> version) {
        return parts.stream().mapToInt(version).max().orElse(ProtocolVersion.FIRST);
    }
}
