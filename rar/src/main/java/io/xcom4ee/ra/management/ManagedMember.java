package io.xcom4ee.ra.management;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.MemberState;
import io.xcom4ee.api.MemberStatus;
import java.util.Optional;

/** Of the name: a member that comes back as another incarnation is the same bean. */
record ManagedMember(GroupChannel channel, String name) implements MemberMXBean {

    private Optional<MemberStatus> status() {
        return channel.status().members().stream()
                .filter(each -> each.member().name().equals(name))
                .findFirst();
    }

    private Optional<Member> member() {
        return status().map(MemberStatus::member);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getIncarnation() {
        return member().map(member -> member.incarnation().toString()).orElse("");
    }

    @Override
    public String getAddress() {
        return member().map(Member::address).orElse("");
    }

    @Override
    public String getState() {
        return status().map(MemberStatus::state).map(MemberState::name).orElse("");
    }

    @Override
    public boolean isPrimary() {
        GroupStatus status = channel.status();
        return status.view().filter(view -> view.primary().name().equals(name)).isPresent();
    }

    @Override
    public boolean isVoter() {
        return member().map(Member::voter).orElse(false);
    }

    @Override
    public int getVersion() {
        return member().map(Member::version).orElse(0);
    }

    @Override
    public int getWeight() {
        return member().map(Member::weight).orElse(0);
    }

    @Override
    public long getSuspicions() {
        return channel.statistics().membership().suspicionsByName().getOrDefault(name, 0L);
    }
}
