package io.xcom4ee.simulator.trace;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.EventHorizonChange;
import io.xcom4ee.core.message.Forwarded;
import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.LeadersChange;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.NoOp;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.core.message.PrimaryChange;
import io.xcom4ee.core.message.Reconfiguration;
import io.xcom4ee.core.message.RoundValue;
import io.xcom4ee.core.message.SlotReport;
import io.xcom4ee.core.message.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Messages of small hand-made groups in a few words, with the texts that they carry. */
public final class Wording {
    private final IntFunction<String> names;

    /** @param names how a member number is called */
    public Wording(IntFunction<String> names) {
        this.names = names;
    }

    /** The message in a few words. */
    public String of(Message message) {
        if (message instanceof Message.Propose propose) {
            return "PROPOSE round " + propose.round() + ", before it " + propose.previousRound() + ": "
                    + of(propose.value());
        }
        if (message instanceof Message.Progress progress) {
            return "PROGRESS " + of(progress);
        }
        if (message instanceof Message.Prepare prepare) {
            return "PREPARE " + prepare.ballot() + " " + slots(prepare.owner(), prepare.fromRound(), prepare.toRound());
        }
        if (message instanceof Message.Promise promise) {
            return "PROMISE " + promise.ballot() + " "
                    + slots(promise.owner(), promise.fromRound(), promise.toRound()) + ", knows "
                    + reports(promise.reports());
        }
        if (message instanceof Message.Accept accept) {
            return "ACCEPT " + accept.ballot() + " " + slots(accept.owner(), accept.fromRound(), accept.toRound())
                    + ": " + values(accept.values());
        }
        if (message instanceof Message.Accepted accepted) {
            return "ACCEPTED " + accepted.ballot() + " "
                    + slots(accepted.owner(), accepted.fromRound(), accepted.toRound());
        }
        return ofOthers(message);
    }

    private String ofOthers(Message message) {
        if (message instanceof Message.Learn learn) {
            return "LEARN " + slots(learn.owner(), learn.fromRound(), learn.toRound()) + ": " + values(learn.values());
        }
        if (message instanceof Message.Refuse refuse) {
            return "REFUSE " + refuse.ballot() + ", promised " + refuse.promised() + " in the lane of "
                    + names.apply(refuse.owner());
        }
        if (message instanceof Message.Ask ask) {
            return "ASK " + slots(ask.owner(), ask.fromRound(), ask.toRound());
        }
        if (message instanceof Message.Gone gone) {
            return "GONE below round " + gone.retainedFrom() + " in the lane of " + names.apply(gone.owner());
        }
        if (message instanceof Message.Forward forward) {
            return "FORWARD in view " + forward.configuration() + ": " + of(forward.value());
        }
        if (message instanceof Message.Presence presence) {
            return "PRESENCE " + presence.standing() + " at round " + presence.deliveredRound();
        }
        if (message instanceof Message.JoinRefused refused) {
            return "JOIN_REFUSED " + refused.refusal();
        }
        if (message instanceof Message.Welcome welcome) {
            return "WELCOME behind round " + welcome.snapshot().deliveredRound() + ", position "
                    + welcome.snapshot().position();
        }
        if (message instanceof Message.NotMember) {
            return "NOT_MEMBER";
        }
        return kind(message);
    }

    /** {@code FoundingPromise} becomes {@code FOUNDING_PROMISE}. */
    public static String kind(Message message) {
        return message.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT);
    }

    private String of(Message.Progress progress) {
        List<String> parts = new ArrayList<>();
        for (AcceptedInterval interval : progress.intervals()) {
            parts.add(names.apply(interval.owner()) + " [" + interval.base() + ".." + interval.upTo() + "]");
        }
        parts.add("skipped (" + progress.skippedAbove() + ".." + progress.skippedTo() + "]");
        parts.add("delivered " + progress.deliveredRound());
        parts.add("seen " + progress.highestRound());
        if (!progress.suspects().isEmpty()) {
            parts.add(
                    "suspects " + progress.suspects().stream().map(names::apply).collect(Collectors.joining(" ")));
        }
        return String.join(", ", parts);
    }

    /** The slots of an owner in a range of rounds. */
    public String slots(int owner, long from, long to) {
        return "slots of " + names.apply(owner) + " in round" + (from == to ? " " + from : "s " + from + ".." + to);
    }

    /** Rounds of which the same is known are told together. */
    private String reports(List<SlotReport> reports) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < reports.size()) {
            int last = at;
            while (last + 1 < reports.size() && isSame(reports.get(last), reports.get(last + 1))) {
                last++;
            }
            SlotReport report = reports.get(at);
            String rounds = last == at
                    ? "" + report.round()
                    : report.round() + ".." + reports.get(last).round();
            parts.add(rounds + "=" + of(report.value()) + (report.decided() ? " decided" : " at " + report.ballot()));
            at = last + 1;
        }
        return parts.isEmpty() ? "nothing" : String.join(", ", parts);
    }

    private static boolean isSame(SlotReport one, SlotReport next) {
        return one.round() + 1 == next.round()
                && one.decided() == next.decided()
                && one.ballot().equals(next.ballot())
                && one.value().equals(next.value());
    }

    private String values(List<RoundValue> values) {
        return values.isEmpty()
                ? "no-ops"
                : values.stream()
                        .map(value -> value.round() + "=" + of(value.value()))
                        .collect(Collectors.joining(", "));
    }

    /** What a slot holds. */
    public String of(Value value) {
        if (value instanceof Batch batch) {
            return texts(batch.payloads());
        }
        if (value instanceof Fragment fragment) {
            return texts(fragment.part()) + " (bytes " + (fragment.offset() + 1) + ".." + fragment.end() + " of "
                    + fragment.totalBytes() + ")";
        }
        if (value instanceof Forwarded forwarded) {
            return of(forwarded.content()) + " of " + names.apply(forwarded.sender());
        }
        if (value == NoOp.NO_OP) {
            return "no-op";
        }
        if (value instanceof Reconfiguration change) {
            return "change"
                    + members(
                            " adds ",
                            change.added().stream().map(MemberInfo::id).toList())
                    + members(" lets go ", change.left())
                    + members(" expels ", change.expelled());
        }
        if (value instanceof PrimaryChange change) {
            return "change of the primary to " + change.primary().name();
        }
        if (value instanceof EventHorizonChange change) {
            return "change of the event horizon to " + change.eventHorizonRounds();
        }
        if (value instanceof LeadersChange change) {
            return "change of the leaders to "
                    + (change.leader() == Configuration.EVERYBODY ? "all" : names.apply(change.leader()));
        }
        return value.toString();
    }

    private static String members(String what, Collection<MemberId> members) {
        return members.isEmpty()
                ? ""
                : what + members.stream().map(MemberId::name).collect(Collectors.joining(", "));
    }

    /** The messages of a batch, which are texts. */
    public static String texts(Payloads payloads) {
        return payloads.toList().stream()
                .map(payload -> "\"" + text(payload) + "\"")
                .collect(Collectors.joining(" "));
    }

    /** A message that is a text. */
    public static String text(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
