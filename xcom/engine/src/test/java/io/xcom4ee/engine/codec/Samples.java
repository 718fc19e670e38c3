package io.xcom4ee.engine.codec;

import io.xcom4ee.core.base.Agreements;
import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
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
import io.xcom4ee.core.message.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Seeded frames of every kind, with empty and full lists, present and absent parts, extreme numbers. */
final class Samples {
    private final RandomGenerator random;
    private final int version;

    Samples(long seed) {
        this(seed, ProtocolVersion.NEWEST);
    }

    /** Frames that can be said in this protocol version. */
    Samples(long seed, int version) {
        this.version = version;
        this.random = RandomGeneratorFactory.of("SplittableRandom").create(seed);
    }

    /** One frame of every kind of message. */
    List<Frame> oneOfEachKind() {
        List<Frame> frames = new ArrayList<>();
        for (MessageKind kind : MessageKind.values()) {
            if (kind.since() <= version) {
                frames.add(new Frame(groupId(), message(kind)));
            }
        }
        return frames;
    }

    Message message(MessageKind kind) {
        return switch (kind) {
            case PROPOSE -> new Message.Propose(number(), number(), value());
            case PROGRESS ->
                new Message.Progress(
                        number(),
                        number(),
                        number(),
                        number(),
                        list(() -> new AcceptedInterval(random.nextInt(), number(), number())),
                        list(random::nextInt));
            case FORWARD -> new Message.Forward(number(), value());
            case PREPARE -> new Message.Prepare(ballot(), random.nextInt(), number(), number());
            case PROMISE -> new Message.Promise(ballot(), random.nextInt(), number(), number(), list(this::slotReport));
            case REFUSE -> new Message.Refuse(ballot(), random.nextInt(), number(), ballot());
            case ACCEPT -> new Message.Accept(ballot(), random.nextInt(), number(), number(), list(this::roundValue));
            case ACCEPTED -> new Message.Accepted(ballot(), random.nextInt(), number(), number());
            case LEARN -> new Message.Learn(random.nextInt(), number(), number(), list(this::roundValue));
            case ASK -> new Message.Ask(random.nextInt(), number(), number());
            case GONE -> new Message.Gone(random.nextInt(), number());
            case PRESENCE ->
                new Message.Presence(
                        memberInfo(), oneOf(Standing.values()), groupId(), number(), optional(this::foundingBallot));
            case JOIN_REQUEST -> new Message.JoinRequest(memberInfo());
            case JOIN_REFUSED -> new Message.JoinRefused(joinRefusal());
            case WELCOME -> new Message.Welcome(snapshot());
            case WELCOME_WITH_AGREEMENTS -> new Message.Welcome(snapshotWithAgreements());
            case NOT_MEMBER -> new Message.NotMember(groupId(), number());
            case FOUNDING_PREPARE -> new Message.FoundingPrepare(foundingBallot(), groupId(), number());
            case FOUNDING_PROMISE ->
                new Message.FoundingPromise(
                        foundingBallot(),
                        memberInfo(),
                        random.nextBoolean(),
                        optional(this::foundingBallot),
                        optional(this::foundingProposal),
                        optional(this::oldState));
            case FOUNDING_REFUSE -> new Message.FoundingRefuse(foundingBallot(), foundingBallot());
            case FOUNDING_ACCEPT -> new Message.FoundingAccept(foundingBallot(), foundingProposal());
            case FOUNDING_ACCEPTED -> new Message.FoundingAccepted(foundingBallot());
            case FOUNDED -> new Message.Founded(foundingBallot(), foundingProposal());
            case FORCE_PREPARE ->
                new Message.ForcePrepare(
                        foundingBallot(), groupId(), list(this::memberId), number(), random.nextBoolean());
            case FORCE_ANSWER ->
                new Message.ForceAnswer(foundingBallot(), optional(() -> oneOf(ForceRefusal.values())));
        };
    }

    private JoinRefusal joinRefusal() {
        JoinRefusal refusal = oneOf(JoinRefusal.values());
        return refusal.version() <= version ? refusal : JoinRefusal.GROUP_FULL;
    }

    MemberInfo memberInfo() {
        return new MemberInfo(
                memberId(), "host" + random.nextInt(10), random.nextInt(65_536), random.nextInt(), random.nextInt());
    }

    GroupId groupId() {
        return random.nextInt(4) == 0 ? GroupId.NONE : new GroupId(uuid(), number());
    }

    private Value protocolOrPrimaryChange() {
        return version == ProtocolVersion.FIRST || random.nextBoolean()
                ? new ProtocolChange(1 + random.nextInt(9))
                : new PrimaryChange(memberId());
    }

    private Value noOpOrMarker() {
        return version == ProtocolVersion.FIRST || random.nextBoolean() ? NoOp.NO_OP : new Marker(memberId(), number());
    }

    private Value value() {
        return switch (random.nextInt(version == ProtocolVersion.FIRST ? 3 : 8)) {
            case 0 -> noOpOrMarker();
            case 1 -> new Reconfiguration(list(this::memberInfo), list(this::memberId), list(this::memberId), number());
            case 3 -> new EventHorizonChange(10 + random.nextInt(191));
            case 4 -> new LeadersChange(random.nextInt(100) - 1, number());
            case 5 -> new Forwarded(random.nextInt(), random.nextBoolean() ? batch() : fragment());
            case 7 -> fragment();
            case 6 -> protocolOrPrimaryChange();
            default -> batch();
        };
    }

    private Batch batch() {
        return new Batch(number(), Payloads.of(list(this::payload)));
    }

    private Fragment fragment() {
        byte[] message = new byte[2 + random.nextInt(20)];
        random.nextBytes(message);
        int offset = random.nextInt(message.length);
        int length = 1 + random.nextInt(Math.min(message.length - offset, message.length - 1));
        return new Fragment(number(), message.length, offset, Payloads.ofPart(message, offset, length));
    }

    private byte[] payload() {
        byte[] payload = new byte[random.nextInt(20)];
        random.nextBytes(payload);
        return payload;
    }

    private Snapshot snapshot() {
        return new Snapshot(
                groupId(), foundingBallot(), number(), number(), configurations(), list(this::nextSequence));
    }

    private Snapshot snapshotWithAgreements() {
        Snapshot snapshot = snapshot();
        return snapshot.withConfigurations(snapshot.configurations().stream()
                .map(configuration -> configuration.withAgreements(new Agreements(
                        random.nextInt(),
                        1 + number(),
                        protocolVersion(),
                        random.nextBoolean()
                                ? 0
                                : configuration.members().get(0).number())))
                .toList());
    }

    /** A snapshot holds at least one. */
    private List<Configuration> configurations() {
        List<Configuration> configurations = list(this::configuration);
        configurations.add(configuration());
        return configurations;
    }

    private Configuration configuration() {
        List<ConfiguredMember> members = new ArrayList<>();
        for (int member = 0; member <= random.nextInt(3); member++) {
            members.add(new ConfiguredMember(member * 2 + 1, memberInfo(), random.nextBoolean()));
        }
        return new Configuration(
                number(),
                number(),
                random.nextInt(),
                members,
                random.nextInt(),
                random.nextInt(),
                list(this::memberInfo),
                list(this::memberInfo),
                list(this::memberInfo));
    }

    private FoundingProposal foundingProposal() {
        return new FoundingProposal(
                groupId(),
                list(this::memberInfo),
                10 + random.nextInt(191),
                groupId(),
                slot(),
                list(() -> new SlotValue(slot(), value())),
                number());
    }

    private OldState oldState() {
        return new OldState(
                groupId(),
                slot(),
                number(),
                list(this::nextSequence),
                number(),
                protocolVersion(),
                list(() -> new OldState.OwnedReport(random.nextInt(), slotReport())));
    }

    private int protocolVersion() {
        return 1 + random.nextInt(version);
    }

    private NextSequence nextSequence() {
        return new NextSequence(random.nextInt(), number());
    }

    private SlotReport slotReport() {
        return new SlotReport(number(), random.nextBoolean(), ballot(), value());
    }

    private RoundValue roundValue() {
        return new RoundValue(number(), value());
    }

    private FoundingBallot foundingBallot() {
        return new FoundingBallot(random.nextLong(1L << 48), memberId());
    }

    private Slot slot() {
        return new Slot(number(), random.nextInt());
    }

    private Ballot ballot() {
        return new Ballot(1 + random.nextInt(1 << 30), random.nextInt());
    }

    private MemberId memberId() {
        return new MemberId("größe-" + random.nextInt(1_000), uuid());
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private long number() {
        return switch (random.nextInt(6)) {
            case 0 -> Long.MAX_VALUE;
            case 1 -> Long.MIN_VALUE;
            case 2 -> 0;
            default -> random.nextLong(1_000_000);
        };
    }

    private <T> Optional<T> optional(Supplier<T> part) {
        return random.nextBoolean() ? Optional.of(part.get()) : Optional.empty();
    }

    private <T> List<T> list(Supplier<T> part) {
        List<T> items = new ArrayList<>();
        for (int size = random.nextInt(4); size > 0; size--) {
            items.add(part.get());
        }
        return items;
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
