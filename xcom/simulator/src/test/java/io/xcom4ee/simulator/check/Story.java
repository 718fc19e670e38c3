package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Payloads;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** What hand-made histories are made of: three listed processes, one outside the list, two groups. */
final class Story {
    static final List<String> LIST = List.of("a", "b", "c");
    static final MemberInfo A = info("a", 1);
    static final MemberInfo A2 = info("a", 2);
    static final MemberInfo B = info("b", 1);
    static final MemberInfo C = info("c", 1);
    static final MemberInfo C2 = info("c", 2);
    static final MemberInfo X = info("x", 1);
    static final GroupId FIRST = new GroupId(new UUID(1, 1), 1);
    static final GroupId SECOND = new GroupId(new UUID(2, 2), 2);

    private Story() {}

    static MemberInfo info(String name, int start) {
        return new MemberInfo(new MemberId(name, new UUID(name.charAt(0), start)), "host", 7000, 1, 1);
    }

    static Configuration configuration(long number, MemberInfo... members) {
        List<ConfiguredMember> configured = new ArrayList<>();
        for (MemberInfo member : members) {
            configured.add(new ConfiguredMember(configured.size() + 1, member, LIST.contains(member.name())));
        }
        return new Configuration(number, 1, 10, configured, 2, members.length + 1, List.of(), List.of(), List.of());
    }

    static Installation view(MemberInfo by, GroupId group, long number, long position, MemberInfo... members) {
        return new Installation(
                by.id(), group, group, configuration(number, members), members[0], position, number * 1000);
    }

    static Tag tag(long token) {
        return Tag.of(Tag.payload(token, 8));
    }

    static Taken taken(MemberInfo by, long token) {
        return new Taken(by.id(), tag(token), false, 5_000, 10);
    }

    static Delivery delivery(Installation view, MemberInfo by, long position, MemberInfo sender, long token) {
        OptionalLong own = by.equals(sender) ? OptionalLong.of(token) : OptionalLong.empty();
        return new Delivery(by.id(), view.group(), view, position, sender.id(), tag(token), own, 20);
    }

    static Frame proposal(long... tokens) {
        List<byte[]> payloads = new ArrayList<>();
        for (long token : tokens) {
            payloads.add(Tag.payload(token, 8));
        }
        return new Frame(FIRST, new Message.Propose(1, 0, new Batch(1, Payloads.of(payloads))));
    }
}
