package io.xcom4ee.simulator.network;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.simulator.frame.MessageKind;
import io.xcom4ee.simulator.network.Link.State;
import io.xcom4ee.simulator.network.Link.Transit;
import io.xcom4ee.simulator.options.NetworkOptions;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.Scheduler;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Connects every pair of live processes, one connection each way. Frames keep their order within a connection unless the
 * options say otherwise; when a connection breaks, those under way are lost, late or repeated.
 */
public final class Network {
    private static final long MILLIS = 1000;
    private static final long SECONDS = 1000 * MILLIS;

    private final Scheduler scheduler;
    private final Randomness randomness;
    /** Of each way, for all connections that there ever are. */
    private final Randomness[][] chances;

    private final Places places;
    private final @Nullable Endpoint[] endpoints;
    private final @Nullable Link[][] links;
    private final Cuts cuts;
    private final NamesInUse namesInUse;
    private final Losses losses = new Losses();
    private final Map<NetworkEvent, Long> counts = new EnumMap<>(NetworkEvent.class);
    private @Nullable OldFrames oldFrames;
    private NetworkOptions options;

    /** A network of these hosts, in this order. */
    public Network(Scheduler scheduler, Randomness randomness, NetworkOptions options, List<String> names) {
        this.scheduler = scheduler;
        this.randomness = randomness;
        this.options = options;
        places = new Places(names);
        int size = places.count();
        chances = places.chances(randomness);
        endpoints = new Endpoint[size];
        links = new Link[size][size];
        cuts = new Cuts(size);
        namesInUse = new NamesInUse(endpoints, links, cuts);
    }

    /** A process has started: it and all others that live find each other. */
    public void add(Endpoint endpoint) {
        add(endpoint, places.take(endpoint));
    }

    /** A process has started whose name is that of another one that lives. */
    public void addTwin(Endpoint endpoint) {
        add(endpoint, places.takeTwin(endpoint));
    }

    private void add(Endpoint endpoint, int index) {
        endpoints[index] = endpoint;
        for (int other = 0; other < endpoints.length; other++) {
            Endpoint peer = endpoints[other];
            if (other == index || peer == null || !peer.isAlive()) {
                continue;
            }
            Link old = links[other][index];
            if (old != null && old.state != State.DOWN) {
                discard(old);
                peer.give(new Input.ConnectionDown(old.to.info().id()));
            }
            connectFirst(new Link(endpoint, index, peer, other, chances[index][other]));
            connectFirst(new Link(peer, other, endpoint, index, chances[other][index]));
        }
    }

    private void connectFirst(Link link) {
        links[link.fromIndex][link.toIndex] = link;
        connectSoon(link, 100, 5 * MILLIS);
    }

    /**
     * A process has died.
     *
     * @param silently whether its machine died too, so that nothing tells the others that its connections are dead
     */
    public void remove(Endpoint endpoint, boolean silently) {
        int index = places.of(endpoint);
        for (int other = 0; other < endpoints.length; other++) {
            Link outgoing = links[index][other];
            if (outgoing != null) {
                discard(outgoing);
                links[index][other] = null;
            }
            Link incoming = links[other][index];
            if (incoming != null) {
                breakLink(
                        incoming,
                        silently
                                ? incoming.chance.magnitude(100 * MILLIS, 10 * SECONDS)
                                : incoming.chance.magnitude(100, 20 * MILLIS));
            }
        }
    }

    /** Sends a frame to those of these peers that are connected. */
    public void send(Endpoint from, List<MemberId> to, Frame frame) {
        int index = places.of(from);
        for (MemberId id : to) {
            Integer peer = places.of(id);
            Link link = peer == null ? null : links[index][peer];
            if (link != null && link.state == State.UP && link.to.info().id().equals(id)) {
                send(link, frame);
            }
        }
    }

    private void send(Link link, Frame frame) {
        Randomness chance = link.chance;
        if (scheduler.nowMicros() < link.chokedUntilMicros || link.underWay >= options.queueFrames()) {
            link.overflowed = true;
            count(NetworkEvent.OVERFLOWED);
            return;
        }
        if (oldFrames != null) {
            oldFrames.offer(link.from, link.to, frame);
        }
        if (link.corruptNext) {
            link.corruptNext = false;
            count(NetworkEvent.CORRUPTED);
            breakLink(link, chance.magnitude(100, 20 * MILLIS));
            return;
        }
        if (losses.isLost(link, MessageKind.of(frame.message()), options)) {
            count(NetworkEvent.LOST);
            return;
        }
        Transit transit = new Transit(link, link.connection, frame);
        if (chance.permille(options.reorderPermille())) {
            count(NetworkEvent.OVERTAKEN);
            depart(
                    transit,
                    scheduler.nowMicros()
                            + link.delay(scheduler.nowMicros(), options)
                            + chance.between(0, 4 * options.delayMaxMicros()));
        } else {
            link.lastArrivalMicros = Math.max(
                    link.lastArrivalMicros, scheduler.nowMicros() + link.delay(scheduler.nowMicros(), options));
            depart(transit, link.lastArrivalMicros);
        }
        if (chance.permille(options.duplicatePermille())) {
            count(NetworkEvent.DUPLICATED);
            depart(
                    transit,
                    scheduler.nowMicros()
                            + link.delay(scheduler.nowMicros(), options)
                            + chance.between(0, options.tailMaxMicros()));
        }
    }

    private void count(NetworkEvent event) {
        counts.merge(event, 1L, Long::sum);
    }

    /** What has happened to single frames so far. */
    public Map<NetworkEvent, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    private void depart(Transit transit, long arrivalMicros) {
        transit.link().underWay++;
        scheduler.at(arrivalMicros, () -> arrive(transit));
    }

    private void arrive(Transit transit) {
        Link link = transit.link();
        if (transit.isStale()) {
            leave(link);
            arriveStale(transit);
            return;
        }
        CutMode cut = cuts.mode(link.fromIndex, link.toIndex);
        if (cut == CutMode.HOLD || !link.held.isEmpty()) {
            link.held.add(transit);
        } else if (cut != null) {
            count(NetworkEvent.CUT);
            leave(link);
        } else {
            hand(transit);
        }
    }

    /** The connection broke while the frame was under way: it is lost, or comes late, or comes late twice. */
    private void arriveStale(Transit transit) {
        Randomness chance = transit.link().chance;
        int copies = chance.permille(options.latePermille()) ? 1 + (chance.permille(200) ? 1 : 0) : 0;
        for (int copy = 0; copy < copies; copy++) {
            scheduler.after(chance.magnitude(1L, options.lateMaxMicros()), () -> {
                Link link = transit.link();
                if (link.to.isAlive() && !cuts.isCut(link.fromIndex, link.toIndex)) {
                    count(NetworkEvent.LATE);
                    link.to.give(new Input.FrameReceived(link.from.info().id(), transit.frame()));
                }
            });
        }
    }

    private void hand(Transit transit) {
        Link link = transit.link();
        if (!link.to.isAlive()) {
            return;
        }
        link.to.give(new Input.FrameReceived(link.from.info().id(), transit.frame()), () -> leave(link));
    }

    private void leave(Link link) {
        link.underWay--;
        tellIfRoomAgain(link);
    }

    private void tellIfRoomAgain(Link link) {
        boolean room = link.underWay <= options.queueFrames() / 2 && scheduler.nowMicros() >= link.chokedUntilMicros;
        if (link.overflowed && room && link.state == State.UP) {
            link.overflowed = false;
            link.from.give(new Input.ConnectionUp(link.to.info()));
        }
    }

    /** Breaks the connection of one host to another one, and says whether there was one; it is made anew. */
    public boolean breakConnection(int from, int to) {
        Link link = links[from][to];
        return link != null && breakLink(link, link.chance.magnitude(1, 100 * MILLIS));
    }

    /** As {@link #breakConnection}; the sender goes on for so long as if nothing were. */
    public boolean killSilently(int from, int to, long noticeMicros) {
        Link link = links[from][to];
        return link != null && breakLink(link, noticeMicros);
    }

    /** Damages the next frame from one host to another one, if they are connected: the receiver closes the connection. */
    public boolean corruptNext(int from, int to) {
        Link link = links[from][to];
        if (link == null || link.state != State.UP) {
            return false;
        }
        link.corruptNext = true;
        return true;
    }

    /** Lets everything from one host to another one take longer for a while. */
    public void slowDown(int from, int to, long moreMicros, long micros) {
        Link link = links[from][to];
        if (link != null) {
            link.slowByMicros = moreMicros;
            link.slowUntilMicros = scheduler.nowMicros() + micros;
        }
    }

    /** Keeps a sample of all frames from now on. */
    public OldFrames keepOldFrames() {
        oldFrames = new OldFrames(randomness.split("old frames"), this::count);
        return oldFrames;
    }

    private boolean breakLink(Link link, long noticeMicros) {
        if (link.state != State.UP) {
            return false;
        }
        link.state = State.BROKEN;
        loseFramesUnderWay(link);
        scheduler.after(noticeMicros, () -> {
            if (links[link.fromIndex][link.toIndex] == link && link.state == State.BROKEN) {
                link.state = State.DOWN;
                link.from.give(new Input.ConnectionDown(link.to.info().id()));
                connectSoon(link, 1 * MILLIS, 200 * MILLIS);
            }
        });
        return true;
    }

    private void discard(Link link) {
        link.state = State.DOWN;
        loseFramesUnderWay(link);
    }

    private void loseFramesUnderWay(Link link) {
        link.connection++;
        link.overflowed = false;
        while (!link.held.isEmpty()) {
            arrive(link.held.remove());
        }
    }

    private void connectSoon(Link link, long leastMicros, long mostMicros) {
        scheduler.after(link.chance.magnitude(leastMicros, mostMicros), () -> {
            boolean current = links[link.fromIndex][link.toIndex] == link && link.state == State.DOWN;
            if (!current || !link.from.isAlive() || !link.to.isAlive()) {
                return;
            }
            boolean cut = cuts.isCut(link.fromIndex, link.toIndex) || cuts.isCut(link.toIndex, link.fromIndex);
            if (cut || !link.hasCommonVersion() || namesInUse.forbid(link)) {
                connectSoon(link, 5 * MILLIS, 300 * MILLIS);
                return;
            }
            namesInUse.endedBy(link).forEach(old -> breakLink(old, old.chance.magnitude(1, 20 * MILLIS)));
            link.state = State.UP;
            link.lastArrivalMicros = scheduler.nowMicros();
            link.from.give(new Input.ConnectionUp(link.to.info()));
        });
    }

    /** The process does not speak older protocol versions any more: who speaks nothing newer is disconnected. */
    public void closeOlderThanSpoken(Endpoint endpoint) {
        int index = places.of(endpoint);
        for (int other = 0; other < endpoints.length; other++) {
            for (Link link : Arrays.asList(links[index][other], links[other][index])) {
                if (link != null && !link.hasCommonVersion()) {
                    breakLink(link, link.chance.magnitude(1, 20 * MILLIS));
                }
            }
        }
    }

    /** Drops everything from one host to another one for a while, as if the queue were full. */
    public void choke(int from, int to, long micros) {
        Link link = links[from][to];
        if (link != null) {
            link.chokedUntilMicros = scheduler.nowMicros() + micros;
            scheduler.at(link.chokedUntilMicros, () -> tellIfRoomAgain(link));
        }
    }

    /** Cuts some ways until {@link #restore} is called with the same object. */
    public void cut(Cut cut) {
        cuts.add(cut);
        if (cut.mode() == CutMode.BREAK) {
            for (Cut.Way way : cut.ways()) {
                breakConnection(way.from(), way.to());
            }
        }
    }

    /** Ends a cut. Frames that it held back go on. */
    public void restore(Cut cut) {
        if (cuts.remove(cut)) {
            for (Cut.Way way : cut.ways()) {
                Link link = links[way.from()][way.to()];
                if (link != null && !cuts.isCut(way.from(), way.to())) {
                    release(link);
                }
            }
        }
    }

    private void release(Link link) {
        while (!link.held.isEmpty()) {
            hand(link.held.remove());
        }
    }

    /** Drops such frames from now on. */
    public void lose(KindLoss loss) {
        losses.lose(loss);
    }

    /** Ends a loss. */
    public void carry(KindLoss loss) {
        losses.carry(loss);
    }

    /** Drops the next few frames of this kind. */
    public void loseNext(MessageKind kind, int count) {
        losses.loseNext(kind, count);
    }

    /** Ends all faults. Nobody is told: what was lost must be asked for. */
    public void calm() {
        options = options.calm();
        losses.clear();
        cuts.clear();
        for (@Nullable Link[] row : links) {
            for (Link link : row) {
                if (link != null) {
                    link.calm();
                    release(link);
                    tellIfRoomAgain(link);
                }
            }
        }
    }
}
