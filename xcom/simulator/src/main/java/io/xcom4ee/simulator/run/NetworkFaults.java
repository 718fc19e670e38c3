package io.xcom4ee.simulator.run;

import static io.xcom4ee.simulator.run.FaultTools.MILLIS;
import static io.xcom4ee.simulator.run.FaultTools.SECONDS;
import static io.xcom4ee.simulator.run.FaultTools.millis;

import io.xcom4ee.simulator.frame.MessageKind;
import io.xcom4ee.simulator.network.Cut;
import io.xcom4ee.simulator.network.CutMode;
import io.xcom4ee.simulator.network.KindLoss;
import io.xcom4ee.simulator.network.OldFrames;
import io.xcom4ee.simulator.options.FaultKind;
import io.xcom4ee.simulator.random.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What happens to connections and frames. */
final class NetworkFaults {
    private static final long NOTICE_MOST_MICROS = 10 * SECONDS;
    private static final long LATENCY_MOST_MICROS = 3 * SECONDS;
    private static final int REPLAYED_MOST = 20;
    /** Losing these hurts most; the other kinds are seldom under way. */
    private static final List<MessageKind> FREQUENT = List.of(
            MessageKind.PROPOSE,
            MessageKind.PROGRESS,
            MessageKind.LEARN,
            MessageKind.ASK,
            MessageKind.PROMISE,
            MessageKind.ACCEPTED);

    private final FaultTools tools;
    private final BooleanSupplier goesOn;
    private @Nullable OldFrames oldFrames;

    /**
     * Faults of the network.
     *
     * @param goesOn whether faults may still happen: a flapping link ends with the others
     */
    NetworkFaults(FaultTools tools, BooleanSupplier goesOn) {
        this.tools = tools;
        this.goesOn = goesOn;
    }

    private int most() {
        return tools.all().size();
    }

    private String name(int index) {
        return tools.host(index).name();
    }

    /** Breaks the connection of any two, and says whether there was one. */
    boolean breakConnections(Randomness chance) {
        Cut.Way way = oneWay(chance).get(0);
        tools.note("break " + name(way.from()) + ">" + name(way.to()));
        boolean broke = tools.network().breakConnection(way.from(), way.to());
        return (chance.coin() && tools.network().breakConnection(way.to(), way.from())) || broke;
    }

    boolean halfOpen(Randomness chance) {
        Cut.Way way = oneWay(chance).get(0);
        long micros = chance.magnitude(100 * MILLIS, NOTICE_MOST_MICROS);
        tools.note("half-open " + name(way.from()) + ">" + name(way.to()) + millis(micros));
        return tools.network().killSilently(way.from(), way.to(), micros);
    }

    boolean corrupt(Randomness chance) {
        Cut.Way way = oneWay(chance).get(0);
        tools.note("damage the next frame " + name(way.from()) + ">" + name(way.to()));
        return tools.network().corruptNext(way.from(), way.to());
    }

    void oneWayCut(Randomness chance) {
        cut(FaultKind.ONE_WAY_CUT, chance, oneWay(chance));
    }

    void halves(Randomness chance) {
        cut(FaultKind.HALVES, chance, between(chance.pick(chance.between(1, most() - 1), tools.all()), List.of()));
    }

    void isolation(Randomness chance) {
        cut(FaultKind.ISOLATION, chance, between(chance.pick(1, tools.all()), List.of()));
    }

    void bridge(Randomness chance) {
        List<Host> part = chance.pick(chance.between(1, most() - 1), tools.all());
        cut(FaultKind.BRIDGE, chance, between(part, List.of(chance.pick(part))));
    }

    void ring(Randomness chance) {
        List<Host> around = chance.pick(most(), tools.all());
        List<Cut.Way> ways = new ArrayList<>();
        for (int from = 0; from < most(); from++) {
            for (int to = 0; to < most(); to++) {
                int distance = Math.floorMod(from - to, most());
                if (distance > 1 && distance < most() - 1) {
                    ways.add(
                            new Cut.Way(around.get(from).index(), around.get(to).index()));
                }
            }
        }
        cut(FaultKind.RING, chance, ways);
    }

    void partialMesh(Randomness chance) {
        List<Cut.Way> ways = new ArrayList<>();
        for (int one = 0; one < most(); one++) {
            for (int other = 0; other < one; other++) {
                if (chance.permille(400)) {
                    boolean both = chance.coin();
                    ways.add(new Cut.Way(one, other));
                    if (both) {
                        ways.add(new Cut.Way(other, one));
                    }
                }
            }
        }
        cut(FaultKind.PARTIAL_MESH, chance, ways);
    }

    private List<Cut.Way> oneWay(Randomness chance) {
        List<Host> pair = chance.pick(2, tools.all());
        return List.of(new Cut.Way(pair.get(0).index(), pair.get(1).index()));
    }

    /** All ways between these hosts and the others, in both directions, but for those of the bridges. */
    private List<Cut.Way> between(List<Host> part, List<Host> bridges) {
        List<Cut.Way> ways = new ArrayList<>();
        for (Host one : tools.all()) {
            for (Host other : tools.all()) {
                boolean crosses = part.contains(one) != part.contains(other);
                if (crosses && !bridges.contains(one) && !bridges.contains(other)) {
                    ways.add(new Cut.Way(one.index(), other.index()));
                }
            }
        }
        return ways;
    }

    /** Cuts these off from all others for a time. */
    void cutOff(Randomness chance, List<Host> part, long micros) {
        cut(FaultKind.MAJORITY_LOSS, chance, between(part, List.of()), micros);
    }

    private void cut(FaultKind kind, Randomness chance, List<Cut.Way> ways) {
        cut(kind, chance, ways, chance.magnitude(10 * MILLIS, tools.options().cutMaxMicros()));
    }

    private void cut(FaultKind kind, Randomness chance, List<Cut.Way> ways, long micros) {
        Cut cut = new Cut(ways, chance.pick(List.of(CutMode.values())));
        tools.note(kind + " " + describe(cut) + millis(micros));
        tools.network().cut(cut);
        tools.scheduler().after(micros, () -> tools.network().restore(cut));
    }

    private String describe(Cut cut) {
        StringBuilder text = new StringBuilder(cut.mode().name());
        for (Cut.Way way : cut.ways()) {
            text.append(' ').append(name(way.from())).append('>').append(name(way.to()));
        }
        return text.toString();
    }

    void flap(Randomness chance) {
        flap(chance, oneWay(chance), chance.between(2, 10));
    }

    private void flap(Randomness chance, List<Cut.Way> ways, int times) {
        if (!goesOn.getAsBoolean() || times == 0) {
            return;
        }
        Cut cut = new Cut(ways, CutMode.BREAK);
        tools.note("flap " + describe(cut));
        tools.network().cut(cut);
        tools.scheduler().after(chance.magnitude(1 * MILLIS, 200 * MILLIS), () -> {
            tools.network().restore(cut);
            tools.scheduler().after(chance.magnitude(1 * MILLIS, 500 * MILLIS), () -> flap(chance, ways, times - 1));
        });
    }

    void latency(Randomness chance) {
        Cut.Way way = oneWay(chance).get(0);
        long more = chance.magnitude(10 * MILLIS, LATENCY_MOST_MICROS);
        long micros = chance.magnitude(10 * MILLIS, tools.options().cutMaxMicros());
        tools.note(name(way.from()) + ">" + name(way.to()) + " takes " + more / MILLIS + " ms more" + millis(micros));
        tools.network().slowDown(way.from(), way.to(), more, micros);
    }

    void choke(Randomness chance) {
        Cut.Way way = oneWay(chance).get(0);
        tools.note("full queue " + name(way.from()) + ">" + name(way.to()));
        tools.network()
                .choke(
                        way.from(),
                        way.to(),
                        chance.magnitude(1 * MILLIS, tools.options().cutMaxMicros()));
    }

    private static MessageKind anyKind(Randomness chance) {
        return chance.pick(chance.coin() ? FREQUENT : List.of(MessageKind.values()));
    }

    void loseKind(Randomness chance) {
        MessageKind kind = anyKind(chance);
        KindLoss loss = chance.coin() ? KindLoss.ofAll(kind) : KindLoss.of(kind, chance.below(most()));
        long micros = chance.magnitude(10 * MILLIS, tools.options().cutMaxMicros());
        tools.note("lose every " + kind + (loss.isOfAll() ? "" : " of " + name(loss.from())) + millis(micros));
        tools.network().lose(loss);
        tools.scheduler().after(micros, () -> tools.network().carry(loss));
    }

    void loseFew(Randomness chance) {
        MessageKind kind = anyKind(chance);
        int count = chance.between(1, 3);
        tools.note("lose the next " + count + " of " + kind);
        tools.network().loseNext(kind, count);
    }

    /** From now on frames are kept, to come again. */
    void keepOldFrames() {
        oldFrames = tools.network().keepOldFrames();
    }

    private OldFrames oldFrames() {
        return Objects.requireNonNull(oldFrames, "frames are kept where they shall come again");
    }

    boolean replay(Randomness chance) {
        int replayed = oldFrames().replay(chance, REPLAYED_MOST);
        tools.note("replay " + replayed + " old frames");
        return replayed > 0;
    }

    boolean forge(Randomness chance) {
        int forged = oldFrames().forge(chance, REPLAYED_MOST);
        tools.note("an impostor sends " + forged + " frames");
        return forged > 0;
    }
}
