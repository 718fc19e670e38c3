package io.xcom4ee.simulator.exhaustive;

import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.Slot;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.NoOp;
import io.xcom4ee.core.message.Value;
import io.xcom4ee.simulator.exhaustive.Observed.Delivered;
import io.xcom4ee.simulator.exhaustive.Observed.Vote;
import io.xcom4ee.simulator.trace.Wording;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What several processes have told, looked at together: in each slot at most one value is chosen, by a majority of the round's
 * configuration at one ballot or because its owner has given the slot up; nothing else is delivered or told to be decided;
 * and all deliver the same messages and views at the same positions.
 */
final class Agreement {
    private final Electorate electorate;
    private final List<Observed> all;
    private final TreeMap<Long, Configuration> byFirstRound = new TreeMap<>();
    private final Map<Vote, Value> values = new HashMap<>();
    private final Map<Slot, Value> chosen = new HashMap<>();

    private Agreement(Electorate electorate, List<Observed> all) {
        this.electorate = electorate;
        this.all = all;
    }

    /** @throws Unsafe if they do not agree */
    static void check(Electorate electorate, List<Observed> all) {
        Agreement agreement = new Agreement(electorate, all);
        agreement.gatherViews();
        agreement.gatherValues();
        agreement.choose();
        agreement.compareWithChosen();
        agreement.compareDeliveries();
    }

    private void gatherViews() {
        Map<Long, Output.InstallView> views = new HashMap<>();
        for (Observed observed : all) {
            observed.views().forEach((number, view) -> {
                Output.InstallView same = views.putIfAbsent(number, view);
                Unsafe.when(same != null && !same.equals(view), "two views have one number", view);
                byFirstRound.put(view.configuration().firstRound(), view.configuration());
            });
        }
    }

    private void gatherValues() {
        for (Observed observed : all) {
            observed.values().forEach((vote, value) -> {
                Value same = values.putIfAbsent(vote, value);
                Unsafe.when(same != null && !same.equals(value), "two values at one ballot", vote);
            });
        }
        for (Observed observed : all) {
            for (Slot slot : observed.skipped()) {
                Value proposed = values.get(new Vote(slot, Ballot.ZERO));
                Unsafe.when(proposed != null && proposed != NoOp.NO_OP, "a claim of skips covers a proposal", slot);
                chosen.put(slot, NoOp.NO_OP);
            }
        }
    }

    private void choose() {
        TreeMap<Vote, Set<Integer>> voters = new TreeMap<>();
        for (int index = 0; index < all.size(); index++) {
            // Processes are numbered by the group in the order in which they are listed here.
            int number = index + 1;
            for (Vote vote : all.get(index).votes()) {
                voters.computeIfAbsent(vote, any -> new HashSet<>()).add(number);
            }
        }
        voters.forEach((vote, numbers) -> {
            Value value = values.get(vote);
            if (value != null && isQuorum(vote.slot(), numbers)) {
                Value other = chosen.putIfAbsent(vote.slot(), value);
                Unsafe.when(other != null && !other.equals(value), "two values are chosen in one slot", vote.slot());
            }
        });
    }

    /** The majority is counted here, not asked for: the core may be wrong about it. */
    private boolean isQuorum(Slot slot, Set<Integer> numbers) {
        var configuration = byFirstRound.floorEntry(slot.round());
        if (configuration == null) {
            return false;
        }
        long voters = configuration.getValue().members().stream()
                .filter(this::isElector)
                .filter(member -> numbers.contains(member.number()))
                .count();
        return voters >= electors(configuration.getValue()) / 2 + 1;
    }

    private boolean isElector(ConfiguredMember member) {
        return electorate.names().isEmpty()
                || electorate.names().contains(member.info().name());
    }

    private int electors(Configuration configuration) {
        return electorate.names().isEmpty()
                ? configuration.members().size()
                : electorate.names().size();
    }

    private void compareWithChosen() {
        Set<String> texts = new HashSet<>();
        for (Value value : chosen.values()) {
            if (value instanceof Batch batch) {
                batch.payloads().forEach(payload -> texts.add(Wording.text(payload)));
            }
        }
        for (Observed observed : all) {
            for (Delivered delivered : observed.deliveries()) {
                Unsafe.when(!texts.contains(delivered.text()), "delivered without a majority's votes", delivered);
            }
            observed.learned().forEach((slot, value) -> {
                Value same = chosen.get(slot);
                Unsafe.when(
                        same == null || !same.equals(value),
                        "told to be decided and not chosen",
                        slot + " " + value + " " + same);
            });
        }
    }

    private void compareDeliveries() {
        Map<Long, Delivered> byPosition = new HashMap<>();
        for (Observed observed : all) {
            for (Delivered delivered : observed.deliveries()) {
                Delivered same = byPosition.putIfAbsent(delivered.position(), delivered);
                Unsafe.when(same != null && !same.equals(delivered), "two orders", delivered + " and " + same);
            }
        }
    }
}
