package io.xcom4ee.chaos.fault;

import io.xcom4ee.chaos.check.Violation;
import io.xcom4ee.chaos.group.ChaosGroup;
import io.xcom4ee.chaos.group.MemberState;
import io.xcom4ee.chaos.member.ChaosMember;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A dynamic group loses its majority at one moment. An administrator sees that the others reach no quorum and forces the
 * membership to them. Has hit when they deliver by themselves. In the end those that were given up come back: as new
 * processes, or as the old ones, which know nothing and go on speaking as members of the group that was.
 */
final class MajorityLoss implements Fault {
    private static final String PROMISE = "Forced membership";
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final Duration FORCE_LIMIT = Duration.ofSeconds(90);
    private static final String GROUP_WORKS = "MAJORITY_REACHABLE";

    private final ChaosGroup group;
    private final int perSecond;
    private final FaultLog log;
    private final FaultKind kind;
    private final List<Integer> lost;
    private final List<Integer> rest;
    private OptionalLong command = OptionalLong.empty();
    private OptionalLong forcedPosition = OptionalLong.empty();
    private boolean delivers;
    private long nextLookNanos;

    private MajorityLoss(FaultKind kind, ChaosGroup group, int perSecond, Random random, FaultLog log) {
        this.kind = kind;
        this.group = group;
        this.perSecond = perSecond;
        this.log = log;
        List<Integer> shuffled = new ArrayList<>(group.members());
        Collections.shuffle(shuffled, random);
        int majority = group.size() / 2 + 1;
        this.lost = shuffled.subList(0, majority);
        this.rest = shuffled.subList(majority, group.size());
    }

    static Fault begin(FaultKind kind, ChaosGroup group, int perSecond, Random random, FaultLog log)
            throws InterruptedException {
        MajorityLoss loss = new MajorityLoss(kind, group, perSecond, random, log);
        loss.forceTooEarly();
        loss.strike();
        return loss;
    }

    /** A group that works must not be torn apart, whatever an administrator says. */
    private void forceTooEarly() throws InterruptedException {
        int member = rest.get(0);
        String outcome =
                group.awaitOutcome(member, group.force(rest), ANSWER_LIMIT).orElse("no answer");
        log.say("force of a group that works: " + outcome);
        if (!outcome.equals(GROUP_WORKS)) {
            log.violated(new Violation(PROMISE, "the membership of a group that works was forced: " + outcome));
        }
    }

    private void strike() throws InterruptedException {
        log.say("lost are " + lost);
        for (int member : lost) {
            switch (kind) {
                case MAJORITY_KILLED -> group.kill(member);
                case MAJORITY_STOPPED -> group.pause(member);
                case MAJORITY_CUT ->
                    rest.forEach(other -> {
                        group.network().block(member, other);
                        group.network().block(other, member);
                    });
                default -> throw new IllegalArgumentException(kind + " takes no majority");
            }
        }
    }

    @Override
    public void tick() throws InterruptedException {
        if (System.nanoTime() < nextLookNanos) {
            return;
        }
        nextLookNanos = System.nanoTime() + LOOK.toNanos();
        if (command.isPresent()) {
            hear(command.getAsLong());
        } else {
            look();
        }
    }

    private void hear(long asked) throws InterruptedException {
        Optional<String> outcome = group.outcome(rest.get(0), asked);
        if (outcome.isEmpty()) {
            return;
        }
        log.say("force to " + rest + ": " + outcome.get());
        command = OptionalLong.empty();
        if (outcome.get().equals(ChaosMember.DONE)) {
            forcedPosition = OptionalLong.of(
                    states().stream().mapToLong(MemberState::position).max().orElse(Long.MAX_VALUE));
        }
    }

    private List<MemberState> states() throws InterruptedException {
        return group.states(rest).stream().flatMap(Optional::stream).toList();
    }

    private void look() throws InterruptedException {
        List<MemberState> states = states();
        if (states.size() < rest.size()) {
            return;
        }
        if (forcedPosition.isPresent()) {
            delivers = states.stream().allMatch(state -> state.position() > forcedPosition.getAsLong());
        } else if (states.stream().noneMatch(MemberState::quorum)) {
            command = OptionalLong.of(group.force(rest));
        }
    }

    @Override
    public boolean hasHit() {
        return delivers;
    }

    /** Who has killed a majority must force the rest, or nothing ever goes on. */
    @Override
    public void end() throws InterruptedException {
        long deadline = System.nanoTime() + FORCE_LIMIT.toNanos();
        while (forcedPosition.isEmpty() && System.nanoTime() < deadline) {
            tick();
            Thread.sleep(LOOK.toMillis());
        }
        if (forcedPosition.isEmpty()) {
            log.violated(
                    new Violation(PROMISE, "the membership could not be forced to " + rest + ": " + group.describe()));
        }
        for (int member : lost) {
            switch (kind) {
                case MAJORITY_KILLED -> group.restart(member, perSecond);
                case MAJORITY_STOPPED -> group.resume(member);
                default -> group.network().heal();
            }
        }
    }
}
