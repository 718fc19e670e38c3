package io.xcom4ee.api;

import java.util.Objects;

/** A member of the view and how this member sees it. */
public record MemberStatus(Member member, MemberState state) {
    public MemberStatus {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(state, "state");
    }
}
