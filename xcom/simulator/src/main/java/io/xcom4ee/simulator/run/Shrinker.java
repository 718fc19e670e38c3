package io.xcom4ee.simulator.run;

import io.xcom4ee.simulator.options.Noise;
import io.xcom4ee.simulator.options.Options;
import io.xcom4ee.simulator.options.Scenario;
import io.xcom4ee.simulator.options.Selection;
import io.xcom4ee.simulator.options.Strike;
import io.xcom4ee.simulator.process.MemberFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Cuts a failing run down to what makes it fail: leaves out halves, quarters and so on of the faults, then of the bursts,
 * then kinds of noise, as long as the same checker finds something (delta debugging; Zeller and Hildebrandt, 2002).
 */
public final class Shrinker {
    private final Options options;
    private final MemberFactory factory;
    private final Failure failure;
    private int runsLeft;
    private int runs;
    private Selection best;

    private Shrinker(Outcome failed, Options options, MemberFactory factory, int runsMost) {
        this.options = options;
        this.factory = factory;
        this.failure = failed.failure().orElseThrow();
        this.runsLeft = runsMost;
        this.best = new Selection(Selection.EVERYTHING.strikes(), Selection.EVERYTHING.bursts(), List.of())
                .withStrikes(StrikePlan.of(options))
                .withBursts(IntStream.rangeClosed(1, failed.bursts()).boxed().toList());
    }

    /**
     * What is left of a failed run.
     *
     * @param options what the seed draws
     * @param runsMost how often to try at most
     */
    public static Scenario shrink(Outcome failed, Options options, MemberFactory factory, int runsMost) {
        return new Shrinker(failed, options, factory, runsMost).shrink();
    }

    private Scenario shrink() {
        List<Strike> strikes = best.strikes().orElseThrow();
        List<Integer> bursts = best.bursts().orElseThrow();
        leaveOutWhatCameLater();
        Selection before;
        do {
            before = best;
            minimize(best.strikes().orElseThrow(), best::withStrikes);
            minimize(best.bursts().orElseThrow(), best::withBursts);
            silence();
        } while (!best.equals(before) && runsLeft > 0);
        String comment = failure.story() + '\n' + left("faults", best.strikes().orElseThrow(), strikes) + ", "
                + left("bursts", best.bursts().orElseThrow(), bursts) + " left after " + runs + " runs";
        return new Scenario(comment, options.seed(), best);
    }

    private static String left(String what, List<?> some, List<?> all) {
        return some.size() + " of " + all.size() + ' ' + what;
    }

    private void leaveOutWhatCameLater() {
        tryOut(best.withStrikes(best.strikes().orElseThrow().stream()
                .filter(strike -> strike.atMicros() <= failure.atMicros())
                .toList()));
    }

    private <T> void minimize(List<T> items, Function<List<T>, Selection> with) {
        List<T> left = items;
        if (!left.isEmpty() && tryOut(with.apply(List.of()))) {
            return;
        }
        for (int chunk = Math.max(left.size() / 2, 1); ; chunk /= 2) {
            for (int from = 0; from < left.size(); ) {
                List<T> fewer = new ArrayList<>(left);
                fewer.subList(from, Math.min(from + chunk, left.size())).clear();
                if (tryOut(with.apply(fewer))) {
                    left = fewer;
                } else {
                    from += chunk;
                }
            }
            if (chunk <= 1) {
                return;
            }
        }
    }

    private void silence() {
        for (Noise noise : Noise.values()) {
            if (!best.silenced().contains(noise)) {
                List<Noise> more = new ArrayList<>(best.silenced());
                more.add(noise);
                tryOut(best.withSilenced(more));
            }
        }
    }

    private boolean tryOut(Selection smaller) {
        if (runsLeft == 0) {
            return false;
        }
        runsLeft--;
        runs++;
        boolean failsToo = Simulation.run(options, smaller, factory)
                .failure()
                .filter(found -> found.checker().equals(failure.checker()))
                .isPresent();
        if (failsToo) {
            best = smaller;
        }
        return failsToo;
    }
}
