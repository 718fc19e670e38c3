package io.xcom4ee.engine.codec;

import io.xcom4ee.core.base.Agreements;
import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.Slot;
import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.EventHorizonChange;
import io.xcom4ee.core.message.ForceRefusal;
import io.xcom4ee.core.message.Forwarded;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.FoundingProposal;
import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.JoinRefusal;
import io.xcom4ee.core.message.LeadersChange;
import io.xcom4ee.core.message.Marker;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.NextSequence;
import io.xcom4ee.core.message.NoOp;
import io.xcom4ee.core.message.OldState;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.core.message.PrimaryChange;
import io.xcom4ee.core.message.ProtocolChange;
import io.xcom4ee.core.message.Reconfiguration;
import io.xcom4ee.core.message.RoundValue;
import io.xcom4ee.core.message.SlotReport;
import io.xcom4ee.core.message.SlotValue;
import io.xcom4ee.core.message.Snapshot;
import io.xcom4ee.core.message.Standing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Frames whose bytes are kept in files: at least one of every kind of message, every kind of value and every part that may
 * be absent. What is here for a version that was released never changes.
 */
final class GoldenFrames {
    private static final GroupId GROUP = new GroupId(new UUID(0x0123456789abcdefL, 0xfedcba9876543210L), 7);
    private static final GroupId OLD_GROUP = new GroupId(new UUID(0x1111111111111111L, 0x2222222222222222L), 6);
    private static final MemberInfo SERVER1 = info("server1", 0xa1, 7401);
    private static final MemberInfo SERVER2 = info("server2", 0xa2, 7402);
    private static final MemberInfo SERVER3 = info("größe-3", 0xa3, 7403);
    private static final FoundingBallot FOUNDING = new FoundingBallot(7, SERVER1.id());
    private static final FoundingBallot OLDER_FOUNDING = new FoundingBallot(6, SERVER2.id());
    private static final Ballot BALLOT = new Ballot(2, 3);
    private static final Batch BATCH =
            new Batch(1, Payloads.of(List.of("hello".getBytes(StandardCharsets.UTF_8), new byte[0])));
    private static final Fragment FRAGMENT =
            new Fragment(7, 1_000, 995, Payloads.of(List.of("hello".getBytes(StandardCharsets.UTF_8))));
    private static final Reconfiguration RECONFIGURATION =
            new Reconfiguration(List.of(SERVER3), List.of(SERVER2.id()), List.of(SERVER1.id()), 4);

    private GoldenFrames() {}

    private static MemberInfo info(String name, int incarnation, int port) {
        return new MemberInfo(new MemberId(name, new UUID(incarnation, 0xb0)), "10.0.0.1", port, 1, 50);
    }

    /** Frames of version 1, by the names of their files. */
    static Map<String, Frame> version1() {
        Map<String, Message> messages = new TreeMap<>();
        consensus(messages);
        joining(messages);
        founding(messages);
        Map<String, Frame> frames = new TreeMap<>();
        messages.forEach((name, message) -> frames.put(name, new Frame(GROUP, message)));
        frames.put("presence-fresh", new Frame(GroupId.NONE, presence(Standing.FRESH, GroupId.NONE, Optional.empty())));
        return frames;
    }

    private static void consensus(Map<String, Message> messages) {
        messages.put("propose-batch", new Message.Propose(5, 3, BATCH));
        messages.put("propose-no-op", new Message.Propose(5, 3, NoOp.NO_OP));
        messages.put("propose-reconfiguration", new Message.Propose(5, 3, RECONFIGURATION));
        messages.put(
                "progress", new Message.Progress(1, 2, 3, 4, List.of(new AcceptedInterval(2, 1, 9)), List.of(3, 4)));
        messages.put("prepare", new Message.Prepare(BALLOT, 1, 8, 17));
        messages.put(
                "promise",
                new Message.Promise(
                        BALLOT,
                        1,
                        8,
                        17,
                        List.of(
                                new SlotReport(9, false, new Ballot(1, 2), BATCH),
                                new SlotReport(10, true, Ballot.ZERO, NoOp.NO_OP))));
        messages.put("refuse", new Message.Refuse(BALLOT, 1, 8, new Ballot(3, 2)));
        messages.put("accept", new Message.Accept(BALLOT, 1, 8, 17, List.of(new RoundValue(9, BATCH))));
        messages.put("accepted", new Message.Accepted(BALLOT, 1, 8, 17));
        messages.put("learn", new Message.Learn(1, 8, 17, List.of(new RoundValue(9, BATCH))));
        messages.put("ask", new Message.Ask(1, 8, 17));
        messages.put("gone", new Message.Gone(1, 18));
    }

    private static void joining(Map<String, Message> messages) {
        messages.put("presence-online", presence(Standing.ONLINE, GROUP, Optional.of(FOUNDING)));
        messages.put("presence-blocked", presence(Standing.BLOCKED, GROUP, Optional.of(FOUNDING)));
        messages.put("presence-frozen", presence(Standing.FROZEN, OLD_GROUP, Optional.of(FOUNDING)));
        messages.put("join-request", new Message.JoinRequest(SERVER3));
        messages.put("join-refused-name-in-use", new Message.JoinRefused(JoinRefusal.NAME_IN_USE));
        messages.put("join-refused-group-full", new Message.JoinRefused(JoinRefusal.GROUP_FULL));
        messages.put("welcome", new Message.Welcome(snapshot()));
        messages.put("not-member", new Message.NotMember(OLD_GROUP, 4));
    }

    private static Message presence(Standing standing, GroupId group, Optional<FoundingBallot> promised) {
        return new Message.Presence(SERVER1, standing, group, 40, promised);
    }

    private static Snapshot snapshot() {
        return new Snapshot(GROUP, FOUNDING, 40, 1000, List.of(configuration()), List.of(new NextSequence(1, 12)));
    }

    private static Configuration configuration() {
        return new Configuration(
                4,
                41,
                10,
                List.of(new ConfiguredMember(1, SERVER1, true), new ConfiguredMember(4, SERVER3, false)),
                2,
                5,
                List.of(SERVER3),
                List.of(SERVER2),
                List.of());
    }

    private static void founding(Map<String, Message> messages) {
        messages.put("founding-prepare", new Message.FoundingPrepare(FOUNDING, OLD_GROUP, 30));
        messages.put(
                "founding-promise-fresh",
                new Message.FoundingPromise(
                        FOUNDING, SERVER1, true, Optional.empty(), Optional.empty(), Optional.empty()));
        messages.put("founding-promise-survivor", survivorsPromise(1));
        messages.put("founding-refuse", new Message.FoundingRefuse(OLDER_FOUNDING, FOUNDING));
        messages.put("founding-accept", new Message.FoundingAccept(FOUNDING, proposal()));
        messages.put("founding-accepted", new Message.FoundingAccepted(FOUNDING));
        messages.put("founded", new Message.Founded(FOUNDING, proposal()));
    }

    private static Message survivorsPromise(int protocolVersion) {
        OldState oldState = new OldState(
                OLD_GROUP,
                new Slot(30, 2),
                899,
                List.of(new NextSequence(1, 12)),
                20,
                protocolVersion,
                List.of(new OldState.OwnedReport(1, new SlotReport(31, true, Ballot.ZERO, BATCH))));
        return new Message.FoundingPromise(
                FOUNDING, SERVER2, false, Optional.of(OLDER_FOUNDING), Optional.of(proposal()), Optional.of(oldState));
    }

    private static FoundingProposal proposal() {
        return new FoundingProposal(
                GROUP,
                List.of(SERVER1, SERVER2),
                10,
                OLD_GROUP,
                new Slot(30, 2),
                List.of(new SlotValue(new Slot(31, 1), BATCH)),
                900);
    }

    /** Frames that came with version 2, and those of before that it writes in another way, by the names of their files. */
    static Map<String, Frame> version2() {
        Snapshot snapshot = snapshot();
        Snapshot agreed = snapshot.withConfigurations(snapshot.configurations().stream()
                .map(configuration -> configuration.withAgreements(new Agreements(4, 2, 2, 1)))
                .toList());
        Map<String, Message> messages = new TreeMap<>();
        messages.put("propose-protocol-change", new Message.Propose(5, 3, new ProtocolChange(2)));
        messages.put("join-refused-version-not-spoken", new Message.JoinRefused(JoinRefusal.VERSION_NOT_SPOKEN));
        messages.put("welcome-with-agreements", new Message.Welcome(agreed));
        messages.put("propose-marker", new Message.Propose(5, 3, new Marker(SERVER3.id(), 17)));
        messages.put("propose-primary-change", new Message.Propose(5, 3, new PrimaryChange(SERVER3.id())));
        messages.put("propose-event-horizon-change", new Message.Propose(5, 3, new EventHorizonChange(64)));
        messages.put("propose-leaders-change", new Message.Propose(5, 3, new LeadersChange(-1, 4)));
        messages.put("propose-forwarded-batch", new Message.Propose(5, 3, new Forwarded(2, BATCH)));
        messages.put("propose-fragment", new Message.Propose(5, 3, FRAGMENT));
        messages.put("propose-forwarded-fragment", new Message.Propose(5, 3, new Forwarded(2, FRAGMENT)));
        messages.put("forward-fragment", new Message.Forward(4, FRAGMENT));
        messages.put("forward-batch", new Message.Forward(4, BATCH));
        messages.put("forward-leaders-change", new Message.Forward(4, new LeadersChange(0, 0)));
        messages.put("founding-promise-survivor", survivorsPromise(2));
        messages.put("force-prepare-asking", forcePrepare(false));
        messages.put("force-prepare-binding", forcePrepare(true));
        messages.put("force-answer-willing", new Message.ForceAnswer(FOUNDING, Optional.empty()));
        for (ForceRefusal refusal : ForceRefusal.values()) {
            messages.put(
                    "force-answer-" + inFileName(refusal), new Message.ForceAnswer(FOUNDING, Optional.of(refusal)));
        }
        Map<String, Frame> frames = new TreeMap<>();
        messages.forEach((name, message) -> frames.put(name, new Frame(GROUP, message)));
        return frames;
    }

    /** A frame that becomes smaller when it is compressed. */
    static Frame compressible() {
        byte[] text = "once more ".repeat(30).getBytes(StandardCharsets.UTF_8);
        return new Frame(GROUP, new Message.Propose(5, 3, new Batch(1, Payloads.of(List.of(text)))));
    }

    private static Message forcePrepare(boolean binding) {
        return new Message.ForcePrepare(FOUNDING, OLD_GROUP, List.of(SERVER1.id(), SERVER3.id()), 31, binding);
    }

    private static String inFileName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is said before there is a version; never changes. */
    static Map<String, Handshake> handshakes() {
        Map<String, Handshake> handshakes = new TreeMap<>();
        handshakes.put("hello", new Handshake.Hello(1, 2, "orders", SERVER1, List.of("server1", "server2")));
        handshakes.put("hello-accepted", new Handshake.HelloAccepted(1, SERVER2));
        for (Handshake.Refusal refusal : Handshake.Refusal.values()) {
            handshakes.put("hello-refused-" + inFileName(refusal), new Handshake.HelloRefused(refusal, "because"));
        }
        return handshakes;
    }
}
