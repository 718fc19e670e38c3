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
import io.xcom4ee.core.message.PrimaryChange;
import io.xcom4ee.core.message.ProtocolChange;
import io.xcom4ee.core.message.Reconfiguration;
import io.xcom4ee.core.message.RoundValue;
import io.xcom4ee.core.message.SlotReport;
import io.xcom4ee.core.message.SlotValue;
import io.xcom4ee.core.message.Snapshot;
import io.xcom4ee.core.message.Standing;
import io.xcom4ee.core.message.Value;
import java.util.List;
import java.util.Optional;

/** Writes the parts of which messages are made. {@link PartReader} is its mirror, method by method. */
final class PartWriter {
    static final int NO_OP = 0;
    static final int BATCH = 1;
    static final int RECONFIGURATION = 2;
    // Since version 2 of the protocol.
    static final int PRIMARY_CHANGE = 3;
    static final int EVENT_HORIZON_CHANGE = 4;
    static final int LEADERS_CHANGE = 5;
    static final int FORWARDED_BATCH = 6;
    static final int MARKER = 7;
    static final int FRAGMENT = 8;
    static final int FORWARDED_FRAGMENT = 9;

    private final WireWriter wire;

    PartWriter(WireWriter wire) {
        this.wire = wire;
    }

    void ballot(Ballot ballot) {
        wire.i32(ballot.number());
        wire.i32(ballot.member());
    }

    void slot(Slot slot) {
        wire.i64(slot.round());
        wire.i32(slot.owner());
    }

    void groupId(GroupId group) {
        wire.uuid(group.incarnation());
        wire.i64(group.epoch());
    }

    void memberId(MemberId id) {
        wire.text(id.name(), WireLimits.NAME_BYTES_MAX);
        wire.uuid(id.incarnation());
    }

    void memberInfo(MemberInfo info) {
        memberId(info.id());
        wire.text(info.host(), WireLimits.HOST_BYTES_MAX);
        wire.u16(info.port());
        wire.i32(info.version());
        wire.i32(info.weight());
    }

    void memberInfos(List<MemberInfo> members) {
        wire.list(members, WireLimits.MEMBERS_MAX, this::memberInfo);
    }

    void value(Value value) {
        if (value instanceof Batch batch) {
            wire.u8(BATCH);
            batch(batch);
        } else if (value instanceof Fragment fragment) {
            wire.u8(FRAGMENT);
            fragment(fragment);
        } else if (value instanceof Forwarded forwarded) {
            forwarded(forwarded);
        } else if (value instanceof Reconfiguration reconfiguration) {
            reconfiguration(reconfiguration);
        } else if (value instanceof ProtocolChange change) {
            reconfiguration(new Reconfiguration(List.of(), List.of(), List.of(), -change.protocolVersion()));
        } else if (value instanceof PrimaryChange change) {
            wire.u8(PRIMARY_CHANGE);
            memberId(change.primary());
        } else if (value instanceof EventHorizonChange change) {
            wire.u8(EVENT_HORIZON_CHANGE);
            wire.i32(change.eventHorizonRounds());
        } else if (value instanceof Marker marker) {
            wire.u8(MARKER);
            memberId(marker.by());
            wire.i64(marker.number());
        } else if (value instanceof LeadersChange change) {
            wire.u8(LEADERS_CHANGE);
            wire.i32(change.leader());
            wire.i64(change.againstConfiguration());
        } else if (value instanceof NoOp) {
            wire.u8(NO_OP);
        } else {
            throw new IllegalArgumentException("no form for a value of " + value.getClass());
        }
    }

    /**
     * One without names against a configuration below zero is a {@link ProtocolChange} to that version: version 1 reads it
     * as one that changes nothing.
     */
    private void reconfiguration(Reconfiguration reconfiguration) {
        wire.u8(RECONFIGURATION);
        memberInfos(reconfiguration.added());
        wire.list(reconfiguration.left(), WireLimits.MEMBERS_MAX, this::memberId);
        wire.list(reconfiguration.expelled(), WireLimits.MEMBERS_MAX, this::memberId);
        wire.i64(reconfiguration.againstConfiguration());
    }

    private void forwarded(Forwarded forwarded) {
        if (forwarded.content() instanceof Fragment fragment) {
            wire.u8(FORWARDED_FRAGMENT);
            wire.i32(forwarded.sender());
            fragment(fragment);
        } else if (forwarded.content() instanceof Batch batch) {
            wire.u8(FORWARDED_BATCH);
            wire.i32(forwarded.sender());
            batch(batch);
        }
    }

    private void fragment(Fragment fragment) {
        wire.i64(fragment.firstSequence());
        wire.i32(fragment.totalBytes());
        wire.i32(fragment.offset());
        wire.i32(fragment.part().sizeBytes());
        fragment.part().writeTo(wire);
    }

    private void batch(Batch batch) {
        wire.i64(batch.firstSequence());
        wire.i32(batch.payloads().count());
        wire.i32(batch.payloads().sizeBytes());
        batch.payloads().writeTo(wire);
    }

    void roundValue(RoundValue roundValue) {
        wire.i64(roundValue.round());
        value(roundValue.value());
    }

    void slotValue(SlotValue slotValue) {
        slot(slotValue.slot());
        value(slotValue.value());
    }

    void slotReport(SlotReport report) {
        wire.i64(report.round());
        wire.flag(report.decided());
        ballot(report.ballot());
        value(report.value());
    }

    void standing(Standing standing) {
        wire.u8(
                switch (standing) {
                    case FRESH -> 1;
                    case ONLINE -> 2;
                    case BLOCKED -> 3;
                    case FROZEN -> 4;
                });
    }

    void joinRefusal(JoinRefusal refusal) {
        wire.u8(
                switch (refusal) {
                    case NAME_IN_USE -> 1;
                    case GROUP_FULL -> 2;
                    case VERSION_NOT_SPOKEN -> 3;
                });
    }

    /** 0 if nothing speaks against it. */
    void forceRefusal(Optional<ForceRefusal> refusal) {
        wire.u8(refusal.map(reason -> switch (reason) {
                    case NOT_IN_GROUP -> 1;
                    case MAJORITY_REACHABLE -> 2;
                    case UNDER_WAY -> 3;
                })
                .orElse(0));
    }

    void configuration(Configuration configuration) {
        wire.i64(configuration.number());
        wire.i64(configuration.firstRound());
        wire.i32(configuration.eventHorizonRounds());
        wire.list(configuration.members(), WireLimits.MEMBERS_MAX, this::configuredMember);
        wire.i32(configuration.quorum());
        wire.i32(configuration.nextMemberNumber());
        memberInfos(configuration.joined());
        memberInfos(configuration.left());
        memberInfos(configuration.expelled());
    }

    private void configuredMember(ConfiguredMember member) {
        wire.i32(member.number());
        memberInfo(member.info());
        wire.flag(member.voter());
    }

    void snapshot(Snapshot snapshot) {
        groupId(snapshot.group());
        foundingBallot(snapshot.foundedAt());
        wire.i64(snapshot.deliveredRound());
        wire.i64(snapshot.position());
        wire.list(snapshot.configurations(), WireLimits.CONFIGURATIONS_MAX, this::configuration);
        nextSequences(snapshot.nextSequences());
    }

    /** What a snapshot of version 1 leaves out, configuration by configuration. */
    void agreements(Snapshot snapshot) {
        wire.list(
                snapshot.configurations().stream()
                        .map(Configuration::agreements)
                        .toList(),
                WireLimits.CONFIGURATIONS_MAX,
                this::agreements);
    }

    private void agreements(Agreements agreements) {
        wire.i32(agreements.designatedPrimary());
        wire.i64(agreements.termBegan());
        wire.u16(agreements.protocolVersion());
        wire.i32(agreements.leader());
    }

    private void nextSequences(List<NextSequence> sequences) {
        wire.list(sequences, WireLimits.LANES_MAX, sequence -> {
            wire.i32(sequence.member());
            wire.i64(sequence.sequence());
        });
    }

    void foundingBallot(FoundingBallot ballot) {
        wire.i64(ballot.number());
        memberId(ballot.founder());
    }

    void foundingProposal(FoundingProposal proposal) {
        groupId(proposal.group());
        memberInfos(proposal.members());
        wire.i32(proposal.eventHorizonRounds());
        groupId(proposal.inherited());
        slot(proposal.inheritedFrom());
        wire.list(proposal.inheritedTail(), WireLimits.SLOTS_MAX, this::slotValue);
        wire.i64(proposal.position());
    }

    void oldState(OldState state) {
        groupId(state.group());
        slot(state.delivered());
        wire.i64(state.position());
        nextSequences(state.nextSequences());
        wire.i64(state.retainedFrom());
        if (wire.isAtLeast(ProtocolVersion.SECOND)) {
            wire.u16(state.protocolVersion());
        }
        wire.list(state.reports(), WireLimits.SLOTS_MAX, owned -> {
            wire.i32(owned.owner());
            slotReport(owned.report());
        });
    }
}
