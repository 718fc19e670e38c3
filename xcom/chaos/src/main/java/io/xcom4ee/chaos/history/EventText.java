package io.xcom4ee.chaos.history;

import io.xcom4ee.api.ViewId;
import io.xcom4ee.chaos.history.Event.Delivered;
import io.xcom4ee.chaos.history.Event.Ended;
import io.xcom4ee.chaos.history.Event.Identity;
import io.xcom4ee.chaos.history.Event.Installed;
import io.xcom4ee.chaos.history.Event.Sent;
import io.xcom4ee.chaos.history.Event.Told;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;

/** An event as one line: its kind, its time, its values, with blanks between them. */
final class EventText {
    private static final String NOBODY = "-";

    private EventText() {}

    static String of(Event event) {
        if (event instanceof Sent sent) {
            return line("sent", sent.nanos(), sent.sequence());
        }
        if (event instanceof Ended ended) {
            return line(
                    "ended", ended.nanos(), ended.sequence(), ended.outcome(), ended.position(), word(ended.reason()));
        }
        if (event instanceof Delivered delivered) {
            return line(
                    "delivered",
                    delivered.nanos(),
                    delivered.position(),
                    view(delivered.view()),
                    delivered.sender(),
                    delivered.incarnation(),
                    delivered.id().process(),
                    delivered.id().sequence(),
                    delivered.intact());
        }
        if (event instanceof Installed installed) {
            return line(
                    "installed",
                    installed.nanos(),
                    view(installed.view()),
                    installed.position(),
                    identities(installed.members()),
                    identities(installed.expelled()));
        }
        Told told = (Told) event;
        return line("told", told.nanos(), word(told.what()), word(told.about()));
    }

    /** @throws IllegalArgumentException if the line is none of these */
    static Event parse(String text) {
        Iterator<String> words = Arrays.asList(text.split(" ", -1)).iterator();
        String kind = words.next();
        long nanos = Long.parseLong(words.next());
        return switch (kind) {
            case "sent" -> new Sent(nanos, number(words));
            case "ended" -> new Ended(nanos, number(words), Outcome.valueOf(words.next()), number(words), words.next());
            case "delivered" ->
                new Delivered(
                        nanos,
                        number(words),
                        view(words.next()),
                        words.next(),
                        UUID.fromString(words.next()),
                        new MessageId(words.next(), number(words)),
                        Boolean.parseBoolean(words.next()));
            case "installed" ->
                new Installed(
                        nanos, view(words.next()), number(words), identities(words.next()), identities(words.next()));
            case "told" -> new Told(nanos, words.next(), words.next());
            default -> throw new IllegalArgumentException("not an event: " + text);
        };
    }

    private static String line(Object... words) {
        StringJoiner joined = new StringJoiner(" ");
        for (Object word : words) {
            joined.add(word.toString());
        }
        return joined.toString();
    }

    private static long number(Iterator<String> words) {
        return Long.parseLong(words.next());
    }

    private static String word(String text) {
        return text.isEmpty() ? NOBODY : text.replaceAll("\\s+", "_");
    }

    private static String view(ViewId view) {
        return view.groupIncarnation() + "/" + view.epoch() + "/" + view.number();
    }

    private static ViewId view(String text) {
        String[] parts = text.split("/", -1);
        return new ViewId(UUID.fromString(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    private static String identities(List<Identity> identities) {
        return identities.isEmpty()
                ? NOBODY
                : identities.stream()
                        .map(identity -> identity.name() + "/" + identity.incarnation())
                        .collect(Collectors.joining(","));
    }

    private static List<Identity> identities(String text) {
        return text.equals(NOBODY)
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(EventText::identity).toList();
    }

    private static Identity identity(String text) {
        int slash = text.indexOf('/');
        return new Identity(text.substring(0, slash), UUID.fromString(text.substring(slash + 1)));
    }
}
