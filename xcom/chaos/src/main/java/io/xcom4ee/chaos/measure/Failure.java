package io.xcom4ee.chaos.measure;

import io.xcom4ee.chaos.group.ChaosGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is done to a group, one repetition after another, each time to other members. */
public enum Failure {
    /** SIGKILL; a new process after the repetition. */
    KILL("kill -9 of a member", true) {
        @Override
        Set<Integer> begin(ChaosGroup group, int repetition) throws InterruptedException {
            int victim = member(group, repetition);
            group.kill(victim);
            return Set.of(victim);
        }

        @Override
        void end(ChaosGroup group, Set<Integer> victims, int perSecond) throws InterruptedException {
            for (int victim : victims) {
                group.restart(victim, perSecond);
            }
        }
    },
    /** SIGSTOP; SIGCONT after the repetition. */
    STOP("SIGSTOP of a member", true) {
        @Override
        Set<Integer> begin(ChaosGroup group, int repetition) {
            int victim = member(group, repetition);
            group.pause(victim);
            return Set.of(victim);
        }

        @Override
        void end(ChaosGroup group, Set<Integer> victims, int perSecond) {
            victims.forEach(group::resume);
        }
    },
    /** Two members do not hear each other, everybody else hears both; all survive. */
    LINK("cut of one link, both ways", false) {
        @Override
        Set<Integer> begin(ChaosGroup group, int repetition) {
            cut(group, List.of(member(group, repetition)), List.of(member(group, repetition + 1)));
            return Set.of();
        }

        @Override
        void end(ChaosGroup group, Set<Integer> victims, int perSecond) {
            group.network().heal();
        }
    },
    /** As many members as may be lost do not hear the rest, nor the rest them. */
    MINORITY("partition of a minority", true) {
        @Override
        Set<Integer> begin(ChaosGroup group, int repetition) {
            List<Integer> rest = new ArrayList<>(group.members());
            List<Integer> minority = new ArrayList<>();
            for (int index = 0; index < (group.size() - 1) / 2; index++) {
                minority.add(member(group, repetition + index));
            }
            rest.removeAll(minority);
            cut(group, minority, rest);
            return Set.copyOf(minority);
        }

        @Override
        void end(ChaosGroup group, Set<Integer> victims, int perSecond) {
            group.network().heal();
        }
    };

    private final String title;
    private final boolean expels;

    Failure(String title, boolean expels) {
        this.title = title;
        this.expels = expels;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** Whether the members concerned are to be expelled. */
    boolean expels() {
        return expels;
    }

    /** Begins, and tells the members of whom nothing is expected while it lasts. */
    abstract Set<Integer> begin(ChaosGroup group, int repetition) throws InterruptedException;

    /** Undoes it. */
    abstract void end(ChaosGroup group, Set<Integer> victims, int perSecond) throws InterruptedException;

    private static int member(ChaosGroup group, int repetition) {
        return 1 + repetition % group.size();
    }

    private static void cut(ChaosGroup group, List<Integer> some, List<Integer> others) {
        for (int one : some) {
            for (int other : others) {
                group.network().block(one, other);
                group.network().block(other, one);
            }
        }
    }
}
