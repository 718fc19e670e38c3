package io.xcom4ee.cdi.testing;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.MemberState;
import io.xcom4ee.api.MemberStatus;
import io.xcom4ee.api.Membership;
import io.xcom4ee.api.View;
import io.xcom4ee.api.ViewId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Values of the api as tests need them. This process is always the member {@code server1}. */
public final class Values {
    /** The group's incarnation. */
    public static final UUID INCARNATION = new UUID(1, 1);

    private static final int MESSAGE_SIZE_BYTES_MAX = 1024;

    private Values() {}

    /** A member of that name, always the same incarnation. */
    public static Member member(String name) {
        return member(name, 1);
    }

    /** Another incarnation of that name. */
    public static Member member(String name, long incarnation) {
        return new Member(name, new UUID(incarnation, name.hashCode()), name + ":9266", 1, 50, true);
    }

    /** The view of that number, in the first epoch; its first member is the primary. */
    public static View view(long number, String... names) {
        List<Member> members = Arrays.stream(names).map(Values::member).toList();
        return view(1, number, members);
    }

    /** A view without messages before it; its first member is the primary. */
    public static View view(long epoch, long number, List<Member> members) {
        ViewId id = new ViewId(INCARNATION, epoch, number);
        return new View(
                id,
                0,
                members,
                members.get(0),
                id.epoch() * 1000 + id.number(),
                List.of(),
                List.of(),
                List.of(),
                2,
                Membership.LISTED);
    }

    /** A message of {@code server2}. */
    public static GroupMessage message(String group, long position, String text) {
        return new GroupMessage(
                group,
                position,
                new ViewId(INCARNATION, 1, 1),
                member("server2"),
                text.getBytes(StandardCharsets.UTF_8));
    }

    /** A member that has just started. */
    public static GroupStatus searching(String group) {
        return new GroupStatus(
                group,
                "server1",
                GroupPhase.SEARCHING,
                Optional.empty(),
                List.of(),
                false,
                0,
                0,
                "looks for its group",
                MESSAGE_SIZE_BYTES_MAX);
    }

    /** A member in this view, which hears everybody. */
    public static GroupStatus online(String group, View view) {
        List<MemberStatus> members = view.members().stream()
                .map(member -> new MemberStatus(member, MemberState.ONLINE))
                .toList();
        return new GroupStatus(
                group,
                "server1",
                GroupPhase.ONLINE,
                Optional.of(view),
                members,
                true,
                7,
                2,
                "takes part",
                MESSAGE_SIZE_BYTES_MAX);
    }
}
