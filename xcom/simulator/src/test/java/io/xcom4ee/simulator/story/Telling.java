package io.xcom4ee.simulator.story;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Message.Progress;
import io.xcom4ee.simulator.trace.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The lines of a story. Of the progress that a member tells only what is new is written down, of a message only the first copy. */
final class Telling {
    private final List<String> lines = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private String openNoOps = "";
    private final TreeMap<String, Progress> toldLast = new TreeMap<>();
    private final TreeMap<Integer, String> names = new TreeMap<>();
    private final Wording wording = new Wording(number -> names.getOrDefault(number, "?"));

    List<String> lines() {
        return List.copyOf(lines);
    }

    void comment(String text) {
        lines.add("# " + text);
    }

    void line(long millis, String who, String text) {
        lines.add(String.format(Locale.ROOT, "%5d ms  %s %s", millis, who, text));
    }

    /** A message, unless it was told before: most repetitions say that nothing has been heard of it. */
    void sent(long millis, String who, String to, String text, String fate) {
        boolean more = text.endsWith(": no-op") && openNoOps.equals(who + to + millis);
        if (more) {
            lines.remove(lines.size() - 1);
        }
        openNoOps = text.endsWith(": no-op") ? who + to + millis : "";
        if (told.add(who + to + text)) {
            line(millis, who, "> " + to + ": " + text + (more ? ", and in each round before" : "") + fate);
        }
    }

    Optional<String> message(String from, Message message) {
        if (message instanceof Progress progress) {
            List<String> news = news(toldLast.put(from, progress), progress);
            return news.isEmpty() ? Optional.empty() : Optional.of("PROGRESS " + String.join(", ", news));
        }
        return Optional.of(wording.of(message));
    }

    private List<String> news(Progress before, Progress now) {
        List<String> news = new ArrayList<>();
        for (AcceptedInterval interval : now.intervals()) {
            boolean known = before != null && before.intervals().contains(interval);
            if (!known && interval.upTo() >= interval.base()) {
                news.add("accepts " + names.getOrDefault(interval.owner(), "?")
                        + (interval.base() == interval.upTo()
                                ? " in " + interval.upTo()
                                : " from " + interval.base() + " to " + interval.upTo()));
            }
        }
        if (now.skippedTo() > now.skippedAbove() && (before == null || before.skippedTo() != now.skippedTo())) {
            news.add("skips to " + now.skippedTo());
        }
        if (before == null ? now.deliveredRound() > 0 : before.deliveredRound() != now.deliveredRound()) {
            news.add("has delivered " + now.deliveredRound());
        }
        if (before == null ? !now.suspects().isEmpty() : !before.suspects().equals(now.suspects())) {
            news.add("suspects "
                    + (now.suspects().isEmpty()
                            ? "nobody"
                            : now.suspects().stream().map(names::get).collect(Collectors.joining(" "))));
        }
        return news;
    }

    Optional<String> output(String name, Output output) {
        if (output instanceof Output.Deliver deliver) {
            return Optional.of("delivers " + deliver.firstPosition() + ": " + Wording.texts(deliver.payloads()) + " of "
                    + deliver.sender().name());
        }
        if (output instanceof Output.InstallView view) {
            Configuration configuration = view.configuration();
            configuration
                    .members()
                    .forEach(member -> names.put(member.number(), member.info().name()));
            return Optional.of("installs view " + configuration.number() + " from round " + configuration.firstRound()
                    + ": "
                    + configuration.members().stream()
                            .map(member -> member.info().name())
                            .collect(Collectors.joining(" "))
                    + ", primary " + view.primary().name()
                    + (configuration.isEverybodyLeading() ? "" : ", leader " + names.get(configuration.leader()))
                    + ", horizon " + configuration.eventHorizonRounds());
        }
        if (output instanceof Output.Unreachable unreachable) {
            return told("finds unreachable", unreachable.member());
        }
        if (output instanceof Output.Reachable reachable) {
            return told("finds reachable again", reachable.member());
        }
        if (output instanceof Output.QuorumLost lost) {
            return Optional.of("has lost the quorum: reaches " + lost.reachable() + " of " + lost.needed());
        }
        if (output instanceof Output.QuorumRegained regained) {
            return Optional.of("has the quorum again: reaches " + regained.reachable());
        }
        if (output instanceof Output.StandsStill stands) {
            return Optional.of("has delivered nothing for long: waits for round "
                    + stands.standstill().round()
                    + stands.standstill().notInThisView().stream()
                            .map(member -> ", " + member.name() + " is not in this view")
                            .collect(Collectors.joining()));
        }
        if (output instanceof Output.CommandDone) {
            return Optional.of("says: done");
        }
        if (output instanceof Output.Stopped stopped) {
            return Optional.of("stops: " + stopped.reason());
        }
        return Optional.of(output.getClass().getSimpleName());
    }

    private static Optional<String> told(String what, MemberInfo member) {
        return Optional.of(what + " " + member.name());
    }
}
