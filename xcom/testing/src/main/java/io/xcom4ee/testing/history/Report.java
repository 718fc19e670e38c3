package io.xcom4ee.testing.history;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.View;
import java.util.List;
import java.util.stream.Collectors;

/** What a member saw, for people. */
public final class Report {
    private static final int MESSAGES_MAX = 12;
    private static final int TEXT_MAX = 40;

    private Report() {}

    /** One line about a member that runs. */
    public static String of(GroupStatus status, MemberHistory history) {
        String view = status.view().map(Report::text).orElse("no view yet");
        return status.phase() + " (" + status.reason() + "); " + view + "; "
                + status.members().stream()
                        .map(each -> each.member().name() + " " + each.state())
                        .collect(Collectors.joining(", ", "sees ", "; "))
                + deliveries(history);
    }

    /** What was delivered, the newest at the end. */
    public static String deliveries(MemberHistory history) {
        List<GroupMessage> messages = history.messages();
        if (messages.isEmpty()) {
            return "delivered nothing";
        }
        int left = Math.max(0, messages.size() - MESSAGES_MAX);
        return messages.stream()
                .skip(left)
                .map(Report::text)
                .collect(Collectors.joining(", ", "delivered " + messages.size() + (left > 0 ? ": …, " : ": "), ""));
    }

    static String text(GroupMessage message) {
        String text = message.text();
        String shown = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "…" : text;
        return "#" + message.position() + " '" + shown + "' of "
                + message.sender().name();
    }

    private static String text(View view) {
        return "view " + view.id() + " of " + names(view) + ", primary "
                + view.primary().name();
    }

    static List<String> names(View view) {
        return view.members().stream().map(Member::name).toList();
    }
}
