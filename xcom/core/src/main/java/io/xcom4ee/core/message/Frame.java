package io.xcom4ee.core.message;

import io.xcom4ee.core.base.GroupId;
import java.util.Objects;

/** A message and the group that it belongs to; {@link GroupId#NONE} for those outside any group. */
public record Frame(GroupId group, Message message) {
    public Frame {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(message, "message");
    }
}
