package io.xcom4ee.engine;

import io.xcom4ee.api.Member;
import io.xcom4ee.api.View;
import io.xcom4ee.api.ViewId;
import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.InvariantViolation;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.engine.handover.ListenerEvent;
import io.xcom4ee.engine.handover.Outcomes;
import io.xcom4ee.engine.handover.Subscribers;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.log.EngineMessage;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.transport.Mesh;
import java.util.stream.Collectors;

/** Does what the protocol wants done, in its order. Confined to: the member's event loop. */
final class OutputHandler {
    private final EngineSettings settings;
    private final EngineLog log;
    private final Views views;
    private final Subscribers subscribers;
    private final Outcomes outcomes;
    private final CommandDesk commands;
    private final BarrierDesk barriers;
    private final TurnFailures failures;
    private final Meters meters;
    private final Losses losses = new Losses();
    /** At which the group works, as told last; 0 before it was told. */
    private int protocolVersion;

    OutputHandler(
            EngineSettings settings,
            EngineLog log,
            Views views,
            Subscribers subscribers,
            Outcomes outcomes,
            CommandDesk commands,
            BarrierDesk barriers,
            TurnFailures failures,
            Meters meters) {
        this.settings = settings;
        this.log = log;
        this.views = views;
        this.subscribers = subscribers;
        this.outcomes = outcomes;
        this.commands = commands;
        this.barriers = barriers;
        this.failures = failures;
        this.meters = meters;
    }

    /** Does anything but stop and take note of a refusal, which are the member's own. */
    void handle(Output output, Mesh mesh) {
        if (output instanceof Output.Send send) {
            mesh.send(send.to(), send.frame());
        } else if (output instanceof Output.Deliver deliver) {
            deliver(deliver);
        } else if (output instanceof Output.InstallView install) {
            install(install, mesh);
        } else if (output instanceof Output.Failed failed) {
            outcomes.failed(failed.token(), failures.of(failed.certain(), failed.cause()));
        } else if (output instanceof Output.Confirmed confirmed) {
            outcomes.confirmed(confirmed.token());
        } else if (output instanceof Output.NotConfirmed end) {
            outcomes.notConfirmed(end.token(), position -> Failures.notConfirmed(end.cause(), position));
        } else if (output instanceof Output.CommandDone done) {
            commands.done(done);
        } else if (output instanceof Output.CommandRefused refused) {
            commands.refused(refused);
        } else if (output instanceof Output.CommandUnknown unknown) {
            commands.unknown(unknown);
        } else if (output instanceof Output.BarrierPassed passed) {
            barriers.passed(passed);
        } else if (output instanceof Output.BarrierFailed failed) {
            barriers.failed(failed.token(), BarrierFailures.of(failed.cause(), failures.facts()));
        } else if (output instanceof Output.QuorumLost lost) {
            losses.quorumLost();
            meters.quorumLost();
            say(EngineMessage.QUORUM_LOST, lost.reachable(), lost.needed());
            subscribers.tell(
                    new ListenerEvent.QuorumLost(new QuorumEvent(settings.group(), lost.reachable(), lost.needed())));
        } else if (output instanceof Output.QuorumRegained regained) {
            losses.quorumRegained();
            tellRegained(regained.reachable(), regained.needed());
        } else if (output instanceof Output.StandsStill stands) {
            tellStandstill(stands.standstill());
        } else if (output instanceof Output.GoesOn) {
            say(EngineMessage.DELIVERS_AGAIN);
        } else if (output instanceof Output.Unreachable unreachable) {
            Member member = views.member(unreachable.member());
            losses.unreachable(member);
            meters.unreachable(member.name());
            say(EngineMessage.MEMBER_UNREACHABLE, member.name());
            subscribers.tell(new ListenerEvent.Unreachable(event(member)));
        } else if (output instanceof Output.Reachable reachable) {
            Member member = views.member(reachable.member());
            losses.reachable(member);
            tellReachable(member);
        }
    }

    private void tellStandstill(MemberReport.Standstill standstill) {
        String behind = Reasons.notInThisView(standstill);
        say(
                EngineMessage.STANDS_STILL,
                Reasons.patience(standstill),
                standstill.round(),
                behind.isEmpty() ? "nobody" : behind);
    }

    private void tellRegained(int reachable, int needed) {
        say(EngineMessage.QUORUM_REGAINED, reachable, needed);
        subscribers.tell(new ListenerEvent.QuorumRegained(new QuorumEvent(settings.group(), reachable, needed)));
    }

    private void tellReachable(Member member) {
        say(EngineMessage.MEMBER_REACHABLE, member.name());
        subscribers.tell(new ListenerEvent.Reachable(event(member)));
    }

    private void deliver(Output.Deliver deliver) {
        View view = views.current();
        if (view == null) {
            throw new InvariantViolation("Broken invariant: messages are delivered in a view [" + deliver + "]");
        }
        ViewId viewId = view.id();
        long[] tokens = deliver.tokens();
        outcomes.expect(tokens.length);
        for (int index = 0; index < tokens.length; index++) {
            outcomes.delivered(tokens[index], deliver.firstPosition() + index, viewId);
        }
        meters.delivered(deliver.payloads().count(), deliver.payloads().sizeBytes());
        subscribers.tell(new ListenerEvent.Messages(
                settings.group(), deliver.firstPosition(), viewId, views.member(deliver.sender()), deliver.payloads()));
    }

    private void install(Output.InstallView install, Mesh mesh) {
        boolean firstOfIncarnation = !views.isOfThisIncarnation();
        View view = views.install(install);
        meters.installed(install.configuration());
        Configuration configuration = install.configuration();
        mesh.viewInstalled(
                configuration.members().stream().map(ConfiguredMember::info).toList(), configuration.protocolVersion());
        say(
                EngineMessage.VIEW_INSTALLED,
                view.id(),
                view.members().stream().map(Member::name).collect(Collectors.joining(", ")),
                view.primary().name(),
                view.quorumNeeded());
        if (configuration.protocolVersion() != protocolVersion) {
            protocolVersion = configuration.protocolVersion();
            say(EngineMessage.PROTOCOL_VERSION, protocolVersion, settings.protocolVersionMax());
        }
        subscribers.tell(new ListenerEvent.Views(new ViewEvent(settings.group(), view, false)));
        losses.keep(view);
        if (firstOfIncarnation) {
            takeBackLosses(view);
        }
    }

    /** Who is let into a group reaches it, and its protocol begins with that opinion. */
    private void takeBackLosses(View view) {
        if (losses.takeQuorum()) {
            int voters = (int) view.members().stream().filter(Member::voter).count();
            tellRegained(voters, view.quorumNeeded());
        }
        losses.takeMembers().forEach(this::tellReachable);
    }

    /** Every one of these messages begins with who says it. */
    private void say(EngineMessage message, Object... facts) {
        Object[] all = new Object[facts.length + 2];
        all[0] = settings.memberName();
        all[1] = settings.group();
        System.arraycopy(facts, 0, all, 2, facts.length);
        log.say(message, all);
    }

    private MemberEvent event(Member member) {
        return new MemberEvent(settings.group(), member);
    }
}
