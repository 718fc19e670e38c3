package io.xcom4ee.api.event;

import io.xcom4ee.api.Member;
import java.util.Objects;

/**
 * A member of the view became unreachable or reachable, as this member sees it.
 *
 * @param group the name of the group
 * @param member whom it concerns
 */
public record MemberEvent(String group, Member member) {
    public MemberEvent {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(member, "member");
    }
}
