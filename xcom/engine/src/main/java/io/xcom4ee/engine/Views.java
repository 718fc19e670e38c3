package io.xcom4ee.engine;

import io.xcom4ee.api.Member;
import io.xcom4ee.api.Membership;
import io.xcom4ee.api.View;
import io.xcom4ee.api.ViewId;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.Output;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the core's configurations and members into what the application knows. Confined to: the member's event loop. */
final class Views {
    /** Views of one epoch are counted from 1; so many fit into a token beside the epoch. */
    private static final long VIEWS_PER_EPOCH = 1L << 32;

    private final Electorate electorate;
    private final Map<MemberId, Member> members = new HashMap<>();
    private @Nullable View current;
    private boolean ofThisIncarnation;

    Views(Electorate electorate) {
        this.electorate = electorate;
    }

    /** The newest installed view; null before the first. */
    @Nullable View current() {
        return current;
    }

    /** Whether the newest view was installed by the incarnation that runs; if not, it tells where the last one was. */
    boolean isOfThisIncarnation() {
        return ofThisIncarnation;
    }

    /** The incarnation that installed the newest view has stopped. */
    void endIncarnation() {
        ofThisIncarnation = false;
    }

    View install(Output.InstallView output) {
        Configuration configuration = output.configuration();
        members.clear();
        for (ConfiguredMember member : configuration.members()) {
            members.put(member.id(), member(member.info(), member.voter()));
        }
        View view = new View(
                new ViewId(output.group().incarnation(), output.group().epoch(), configuration.number()),
                output.position(),
                configuration.members().stream()
                        .map(member -> member(member.info()))
                        .toList(),
                member(output.primary()),
                fencingToken(output),
                configuration.joined().stream().map(this::member).toList(),
                configuration.left().stream().map(this::member).toList(),
                configuration.expelled().stream().map(this::member).toList(),
                configuration.quorum(),
                electorate.isDynamic() ? Membership.DYNAMIC : Membership.LISTED);
        current = view;
        ofThisIncarnation = true;
        return view;
    }

    /**
     * Epoch and number of the view with which the term began. A position would not do: two views can follow each other
     * without a message in between. Where it is not known, in a group of version 1, the present view stands for it: that is
     * still less than in any later term.
     */
    private static long fencingToken(Output.InstallView output) {
        long began = output.configuration().agreements().termBegan();
        return Math.addExact(
                Math.multiplyExact(output.group().epoch(), VIEWS_PER_EPOCH),
                began == 0 ? output.configuration().number() : began);
    }

    /** The member of the view, or whoever it was: the last messages of a former member come in the view after it. */
    Member member(MemberInfo info) {
        Member known = members.get(info.id());
        return known != null ? known : member(info, electorate.isVoter(info.name()));
    }

    private static Member member(MemberInfo info, boolean voter) {
        return new Member(info.name(), info.id().incarnation(), info.address(), info.version(), info.weight(), voter);
    }
}
