package io.xcom4ee.testing.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.Membership;
import io.xcom4ee.api.View;
import io.xcom4ee.api.ViewId;
import io.xcom4ee.api.event.ViewEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each way in which members can disagree is noticed, and nothing else. */
class OrderCheckTest {
    private static final UUID GROUP = new UUID(1, 1);
    private static final ViewId FIRST = new ViewId(GROUP, 1, 1);
    private static final Member A = member("a", 1);
    private static final Member B = member("b", 1);
    private static final Member NEXT_B = member("b", 2);

    private final MemberHistory a = new MemberHistory("a", () -> {});
    private final MemberHistory b = new MemberHistory("b", () -> {});

    private static Member member(String name, long incarnation) {
        return new Member(name, new UUID(2, incarnation), name + ":1", 2, 50, true);
    }

    private static ViewEvent view(ViewId id, long position, Member... members) {
        return new ViewEvent(
                "test",
                new View(id, position, List.of(members), A, 1, List.of(), List.of(), List.of(), 2, Membership.LISTED),
                false);
    }

    private static GroupMessage message(ViewId view, long position, Member sender, String text) {
        return new GroupMessage("test", position, view, sender, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> violations() {
        return OrderCheck.violations(List.of(a, b));
    }

    private void bothAreIn(ViewId view) {
        a.onViewChanged(view(view, 0, A, B));
        b.onViewChanged(view(view, 0, A, B));
    }

    @Test
    void oneMayHaveComeFurtherThanTheOther() {
        bothAreIn(FIRST);
        a.onMessage(message(FIRST, 1, A, "one"));
        a.onMessage(message(FIRST, 2, B, "two"));
        b.onMessage(message(FIRST, 1, A, "one"));

        assertThat(violations()).isEmpty();
    }

    @Test
    void twoMessagesAtOnePosition() {
        bothAreIn(FIRST);
        a.onMessage(message(FIRST, 1, A, "one"));
        b.onMessage(message(FIRST, 1, A, "other"));

        assertThat(violations()).containsExactly("b delivered #1 'other' of a, but a delivered #1 'one' of a");
    }

    @Test
    void twoSendersAtOnePosition() {
        bothAreIn(FIRST);
        a.onMessage(message(FIRST, 1, B, "one"));
        b.onMessage(message(FIRST, 1, NEXT_B, "one"));

        assertThat(violations()).hasSize(1);
    }

    @Test
    void aGapAndARepetition() {
        bothAreIn(FIRST);
        a.onMessage(message(FIRST, 2, A, "two"));
        a.onMessage(message(FIRST, 2, A, "two"));

        assertThat(violations())
                .containsExactly("a delivered position 2 after position 0", "a delivered position 2 after position 2");
    }

    @Test
    void twoViewsOfOneName() {
        a.onViewChanged(view(FIRST, 0, A, B));
        b.onViewChanged(view(FIRST, 0, B));

        assertThat(violations()).singleElement().asString().contains("of [b]", "of [a, b]");
    }

    @Test
    void theNextIncarnationBeginsAtItsFirstView() {
        ViewId second = new ViewId(GROUP, 1, 2);
        bothAreIn(FIRST);
        b.onViewChanged(view(second, 7, A, NEXT_B));
        b.onMessage(message(second, 8, A, "eight"));
        assertThat(violations()).isEmpty();

        b.onViewChanged(view(new ViewId(GROUP, 1, 3), 9, NEXT_B));
        b.onMessage(message(second, 10, A, "ten"));
        assertThat(violations()).containsExactly("b delivered position 10 after position 8");
    }

    @Test
    void anotherGroupHasPositionsOfItsOwn() {
        ViewId next = new ViewId(new UUID(1, 2), 2, 1);
        bothAreIn(FIRST);
        a.onMessage(message(FIRST, 1, A, "died with its group"));
        b.onViewChanged(view(next, 0, NEXT_B));
        b.onMessage(message(next, 1, NEXT_B, "of the next one"));

        assertThat(violations()).isEmpty();
    }

    @Test
    void whatAKilledMemberIsToldDoesNotCount() {
        bothAreIn(FIRST);
        a.end();
        a.onMessage(message(FIRST, 5, A, "told to a dead one"));

        assertThat(violations()).isEmpty();
        assertThat(a.messages()).isEmpty();
    }
}
