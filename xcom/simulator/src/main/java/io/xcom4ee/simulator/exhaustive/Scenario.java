package io.xcom4ee.simulator.exhaustive;

import io.xcom4ee.core.base.Electorate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What may happen in one search.
 *
 * @param name what the search is about
 * @param members who is in the group's first view, by name, then who joins
 * @param seen kinds of messages that must come up, or the search is not about what it says
 * @param eventsMax how many events deep; {@link #ALL} if there is an end that can be reached
 */
public record Scenario(String name, List<Member> members, Set<String> seen, int eventsMax) {
    /** The search goes on until there is nothing new. */
    public static final int ALL = 120;

    public Scenario {
        members = List.copyOf(members);
        seen = Set.copyOf(seen);
    }

    static Scenario of(String name, int eventsMax, Set<String> seen, Member... members) {
        return new Scenario(name, List.of(members), seen, eventsMax);
    }

    /** The same to another depth. */
    Scenario to(int depth) {
        return new Scenario(name, members, seen, depth);
    }

    /** Whether the members of each configuration vote, instead of a list: as long as somebody may join as a voter. */
    boolean isDynamic() {
        return members.stream().anyMatch(Member::joins);
    }

    /** Who votes. */
    Electorate electorate() {
        return isDynamic() ? Electorate.dynamic() : Electorate.listed(names());
    }

    List<String> names() {
        return members.stream().map(Member::name).toList();
    }

    /**
     * What may happen to one member.
     *
     * @param script what it may be told to do, in this order
     * @param timers how often its clock may move on so far that everything that waits is due
     * @param restarts whether it may be killed once, at any moment, and start again as another incarnation
     * @param joins whether it has only asked to be let in when the search begins
     */
    record Member(String name, List<Script> script, int timers, boolean restarts, boolean joins) {
        Member {
            script = List.copyOf(script);
        }

        static Member of(String name) {
            return new Member(name, List.of(), 0, false, false);
        }

        Member broadcasts(String... texts) {
            Member next = this;
            for (String text : texts) {
                next = next.and(new Script.Broadcast(next.script.size() + 1L, text));
            }
            return next;
        }

        Member and(Script more) {
            List<Script> longer = new ArrayList<>(script);
            longer.add(more);
            return new Member(name, longer, timers, restarts, joins);
        }

        Member withTimers(int times) {
            return new Member(name, script, times, restarts, joins);
        }

        Member restarting() {
            return new Member(name, script, timers, true, joins);
        }

        Member joining() {
            return new Member(name, script, timers, restarts, true);
        }
    }
}
