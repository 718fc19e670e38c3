package io.xcom4ee.core.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class GroupIdTest {
    private final GroupId first = new GroupId(new UUID(7, 1), 3);

    @Test
    void aForcedGroupIsLaterThanTheOneItComesOf() {
        GroupId second = first.successor(new UUID(9, 9), 4);
        assertThat(second.isLaterThan(first)).isTrue();
        assertThat(first.isLaterThan(second)).isFalse();
        assertThat(second.successor(new UUID(9, 9), 5).isLaterThan(first)).isTrue();
    }

    @Test
    void ofTwoForcedBesideEachOtherExactlyOneIsLater() {
        GroupId one = first.successor(new UUID(9, 8), 4);
        GroupId other = first.successor(new UUID(9, 9), 4);
        assertThat(one.isLaterThan(other)).isNotEqualTo(other.isLaterThan(one));
    }

    @Test
    void groupsOfDifferentOriginsAreNotComparable() {
        GroupId stranger = new GroupId(new UUID(8, 1), 9);
        assertThat(stranger.isLaterThan(first)).isFalse();
        assertThat(first.isLaterThan(stranger)).isFalse();
    }

    @Test
    void theEpochRises() {
        assertThatThrownBy(() -> first.successor(new UUID(9, 9), 3)).isInstanceOf(InvariantViolation.class);
    }
}
