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
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.EventHorizonChange;
import io.xcom4ee.core.message.ForceRefusal;
import io.xcom4ee.core.message.Forwarded;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.FoundingProposal;
import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.JoinRefusal;
import io.xcom4ee.core.message.LeadersChange;
import io.xcom4ee.core.message.Marker;
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
import org.jspecify.annotations.Nullable;

/** Reads the parts of which messages are made. {@link PartWriter} is its mirror, method by method. */
final class PartReader {
    // The least bytes of a part, so that a count can be checked against what is there.
    static final int ROUND_VALUE_BYTES = 8 + 1;
    static final int SLOT_REPORT_BYTES = 8 + 1 + 8 + 1;
    static final int INTERVAL_BYTES = 4 + 8 + 8;
    private static final int MEMBER_ID_BYTES = 2 + 16;
    private static final int MEMBER_INFO_BYTES = MEMBER_ID_BYTES + 2 + 2 + 4 + 4;
    private static final int CONFIGURED_MEMBER_BYTES = 4 + MEMBER_INFO_BYTES + 1;
    private static final int CONFIGURATION_BYTES = 8 + 8 + 4 + 4 + CONFIGURED_MEMBER_BYTES + 4 + 4 + 3 * 4;
    private static final int AGREEMENTS_BYTES = 4 + 8 + 2 + 4;
    private static final int NEXT_SEQUENCE_BYTES = 4 + 8;
    private static final int SLOT_VALUE_BYTES = 12 + 1;
    private static final int PAYLOAD_LENGTH_BYTES = 4;

    /** Versions are two bytes in the handshake. */
    private static final int VERSION_MAX = 0xffff;

    private final WireReader wire;

    PartReader(WireReader wire) {
        this.wire = wire;
    }

    Ballot ballot() throws MalformedFrameException {
        return new Ballot(wire.i32(), wire.i32());
    }

    Slot slot() throws MalformedFrameException {
        return new Slot(wire.i64(), wire.i32());
    }

    GroupId groupId() throws MalformedFrameException {
        return new GroupId(wire.uuid(), wire.i64());
    }

    MemberId memberId() throws MalformedFrameException {
        return new MemberId(wire.text(WireLimits.NAME_BYTES_MAX), wire.uuid());
    }

    MemberInfo memberInfo() throws MalformedFrameException {
        return new MemberInfo(memberId(), wire.text(WireLimits.HOST_BYTES_MAX), wire.u16(), wire.i32(), wire.i32());
    }

    List<MemberInfo> memberInfos() throws MalformedFrameException {
        return wire.list(WireLimits.MEMBERS_MAX, MEMBER_INFO_BYTES, this::memberInfo);
    }

    Value value() throws MalformedFrameException {
        return value(null);
    }

    /**
     * As {@link #value()}, where the peer proposes or forwards.
     *
     * @param landing for the parts of its own messages; those that it passes on for others may come between them
     */
    Value value(@Nullable Landing landing) throws MalformedFrameException {
        int kind = wire.u8();
        return switch (kind) {
            case PartWriter.NO_OP -> NoOp.NO_OP;
            case PartWriter.BATCH -> batch();
            case PartWriter.RECONFIGURATION -> reconfiguration();
            case PartWriter.PRIMARY_CHANGE -> new PrimaryChange(memberId());
            case PartWriter.EVENT_HORIZON_CHANGE -> new EventHorizonChange(wire.i32());
            case PartWriter.MARKER -> new Marker(memberId(), wire.i64());
            case PartWriter.LEADERS_CHANGE -> new LeadersChange(wire.i32(), wire.i64());
            case PartWriter.FORWARDED_BATCH -> new Forwarded(wire.i32(), batch());
            case PartWriter.FRAGMENT -> fragment(landing);
            case PartWriter.FORWARDED_FRAGMENT -> new Forwarded(wire.i32(), fragment(null));
            default -> throw new MalformedFrameException("a value of unknown kind " + kind);
        };
    }

    /** Or what looks like one at version 1, see {@link PartWriter}. */
    private Value reconfiguration() throws MalformedFrameException {
        Reconfiguration read = new Reconfiguration(
                memberInfos(),
                wire.list(WireLimits.MEMBERS_MAX, MEMBER_ID_BYTES, this::memberId),
                wire.list(WireLimits.MEMBERS_MAX, MEMBER_ID_BYTES, this::memberId),
                wire.i64());
        boolean nameless = read.added().isEmpty()
                && read.left().isEmpty()
                && read.expelled().isEmpty();
        long version = -read.againstConfiguration();
        return nameless && 0 < version && version <= VERSION_MAX ? new ProtocolChange((int) version) : read;
    }

    private Fragment fragment(@Nullable Landing landing) throws MalformedFrameException {
        long sequence = wire.i64();
        int totalBytes = wire.i32();
        int offset = wire.i32();
        int packedBytes = wire.i32();
        wire.need(packedBytes);
        int length = wire.i32();
        if (length != packedBytes - PAYLOAD_LENGTH_BYTES) {
            throw new MalformedFrameException("a part of " + length + " bytes in " + packedBytes);
        }
        try {
            Payloads part = landing == null
                    ? Landing.apart(wire, length)
                    : landing.read(wire, sequence, totalBytes, offset, length);
            return new Fragment(sequence, totalBytes, offset, part);
        } catch (IllegalArgumentException malformed) {
            throw new MalformedFrameException("a part of a message that is not well-formed", malformed);
        }
    }

    private Batch batch() throws MalformedFrameException {
        long firstSequence = wire.i64();
        int count = wire.count(WireLimits.BATCH_MESSAGES_MAX, PAYLOAD_LENGTH_BYTES);
        byte[] packed = wire.bytes(wire.i32());
        try {
            return new Batch(firstSequence, Payloads.ofPacked(count, packed));
        } catch (IllegalArgumentException malformed) {
            throw new MalformedFrameException("a batch that is not well-formed", malformed);
        }
    }

    RoundValue roundValue() throws MalformedFrameException {
        return new RoundValue(wire.i64(), value());
    }

    SlotValue slotValue() throws MalformedFrameException {
        return new SlotValue(slot(), value());
    }

    SlotReport slotReport() throws MalformedFrameException {
        return new SlotReport(wire.i64(), wire.flag(), ballot(), value());
    }

    Standing standing() throws MalformedFrameException {
        int code = wire.u8();
        return switch (code) {
            case 1 -> Standing.FRESH;
            case 2 -> Standing.ONLINE;
            case 3 -> Standing.BLOCKED;
            case 4 -> Standing.FROZEN;
            default -> throw new MalformedFrameException("a standing of unknown code " + code);
        };
    }

    JoinRefusal joinRefusal() throws MalformedFrameException {
        int code = wire.u8();
        return switch (code) {
            case 1 -> JoinRefusal.NAME_IN_USE;
            case 2 -> JoinRefusal.GROUP_FULL;
            case 3 -> JoinRefusal.VERSION_NOT_SPOKEN;
            default -> throw new MalformedFrameException("a refusal of unknown code " + code);
        };
    }

    List<MemberId> memberIds() throws MalformedFrameException {
        return wire.list(WireLimits.MEMBERS_MAX, MEMBER_ID_BYTES, this::memberId);
    }

    Optional<ForceRefusal> forceRefusal() throws MalformedFrameException {
        int code = wire.u8();
        return switch (code) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(ForceRefusal.NOT_IN_GROUP);
            case 2 -> Optional.of(ForceRefusal.MAJORITY_REACHABLE);
            case 3 -> Optional.of(ForceRefusal.UNDER_WAY);
            default -> throw new MalformedFrameException("a refusal of unknown code " + code);
        };
    }

    Configuration configuration() throws MalformedFrameException {
        return new Configuration(
                wire.i64(),
                wire.i64(),
                wire.i32(),
                wire.list(WireLimits.MEMBERS_MAX, CONFIGURED_MEMBER_BYTES, this::configuredMember),
                wire.i32(),
                wire.i32(),
                memberInfos(),
                memberInfos(),
                memberInfos());
    }

    /** Version 1 does not say it: it knew no other. */
    private int protocolVersion() throws MalformedFrameException {
        return wire.isAtLeast(ProtocolVersion.SECOND) ? wire.u16() : ProtocolVersion.FIRST;
    }

    private ConfiguredMember configuredMember() throws MalformedFrameException {
        return new ConfiguredMember(wire.i32(), memberInfo(), wire.flag());
    }

    Snapshot snapshot() throws MalformedFrameException {
        return new Snapshot(
                groupId(),
                foundingBallot(),
                wire.i64(),
                wire.i64(),
                wire.list(WireLimits.CONFIGURATIONS_MAX, CONFIGURATION_BYTES, this::configuration),
                nextSequences());
    }

    /** A snapshot of version 1 and what it leaves out. */
    Snapshot snapshotWithAgreements() throws MalformedFrameException {
        Snapshot bare = snapshot();
        List<Agreements> agreements = wire.list(
                WireLimits.CONFIGURATIONS_MAX,
                AGREEMENTS_BYTES,
                () -> new Agreements(wire.i32(), wire.i64(), wire.u16(), wire.i32()));
        if (agreements.size() != bare.configurations().size()) {
            throw new MalformedFrameException("agreements of other configurations");
        }
        List<Configuration> configurations = new ArrayList<>();
        for (int index = 0; index < agreements.size(); index++) {
            configurations.add(bare.configurations().get(index).withAgreements(agreements.get(index)));
        }
        return bare.withConfigurations(configurations);
    }

    private List<NextSequence> nextSequences() throws MalformedFrameException {
        return wire.list(WireLimits.LANES_MAX, NEXT_SEQUENCE_BYTES, () -> new NextSequence(wire.i32(), wire.i64()));
    }

    FoundingBallot foundingBallot() throws MalformedFrameException {
        return new FoundingBallot(wire.i64(), memberId());
    }

    FoundingProposal foundingProposal() throws MalformedFrameException {
        return new FoundingProposal(
                groupId(),
                memberInfos(),
                wire.i32(),
                groupId(),
                slot(),
                wire.list(WireLimits.SLOTS_MAX, SLOT_VALUE_BYTES, this::slotValue),
                wire.i64());
    }

    OldState oldState() throws MalformedFrameException {
        return new OldState(
                groupId(),
                slot(),
                wire.i64(),
                nextSequences(),
                wire.i64(),
                protocolVersion(),
                wire.list(
                        WireLimits.SLOTS_MAX,
                        4 + SLOT_REPORT_BYTES,
                        () -> new OldState.OwnedReport(wire.i32(), slotReport())));
    }
}
