package io.xcom4ee.benchmarks.pause;

import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.engine.GroupMember;
import io.xcom4ee.engine.settings.SettingsParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The process of one member that sends as much as it can and goes on whatever becomes of its broadcasts: it may be paused,
 * left behind and let in again. Twice a second it says how it is.
 */
public final class PausedMember {
    /** How the member is. */
    static final String STATE = "state";
    /** Asks for a full collection and what it leaves; and the answer. */
    static final String COLLECT = "collect";

    private static final long STATE_INTERVAL_MILLIS = 500;
    private static final long FAILURE_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile long position;
    private volatile int viewSize;
    private final AtomicInteger views = new AtomicInteger();
    private final AtomicInteger overruns = new AtomicInteger();
    private final AtomicBoolean failing = new AtomicBoolean();

    private PausedMember() {}

    /** Arguments: size of the messages, open broadcasts, then settings of the engine as {@code key=value}. */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> settings = new HashMap<>();
        for (int index = 2; index < arguments.length; index++) {
            int equals = arguments[index].indexOf('=');
            settings.put(arguments[index].substring(0, equals), arguments[index].substring(equals + 1));
        }
        ExecutorService application = Executors.newFixedThreadPool(2);
        GroupMember member = GroupMember.start(SettingsParser.parse(settings), application);
        new PausedMember().run(member, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    }

    private void run(GroupMember member, int bytes, int window) throws InterruptedException {
        member.channel().subscribe(new Counting(member));
        startDaemon(this::report, "report");
        startDaemon(PausedMember::answer, "answer");
        Semaphore open = new Semaphore(window);
        while (true) {
            open.acquire();
            // Here and not where outcomes are told: that thread has the listener's events to tell too.
            if (failing.getAndSet(false)) {
                LockSupport.parkNanos(FAILURE_PAUSE_NANOS);
            }
            // A new array each time: the group keeps what it is given.
            member.channel().broadcast(new byte[bytes]).whenComplete((delivery, failure) -> {
                if (failure != null) {
                    failed.incrementAndGet();
                    failing.set(true);
                }
                open.release();
            });
        }
    }

    /** Counts what is delivered, and subscribes again when it was too slow for that. */
    private final class Counting implements GroupListener {
        private final GroupMember member;

        Counting(GroupMember member) {
            this.member = member;
        }

        @Override
        public void onMessage(GroupMessage message) {
            delivered.incrementAndGet();
            position = message.position();
        }

        @Override
        public void onViewChanged(ViewEvent event) {
            viewSize = event.view().members().size();
            views.incrementAndGet();
        }

        @Override
        public void onOverrun() {
            overruns.incrementAndGet();
            member.channel().subscribe(this);
        }
    }

    private static void startDaemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void report() {
        while (true) {
            System.out.println(Line.of(
                    STATE,
                    "delivered",
                    delivered.get(),
                    "position",
                    position,
                    "failed",
                    failed.get(),
                    "viewSize",
                    viewSize,
                    "views",
                    views.get(),
                    "overruns",
                    overruns.get()));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STATE_INTERVAL_MILLIS));
        }
    }

    /** Until the coordinator has gone. */
    private static void answer() {
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String text = commands.readLine(); text != null; text = commands.readLine()) {
                if (Line.parse(text).word().equals(COLLECT)) {
                    System.gc();
                    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
                    System.out.println(Line.of(COLLECT, "heapBytes", heap.getUsed()));
                }
            }
        } catch (IOException gone) {
            System.err.println(gone);
        }
        Runtime.getRuntime().halt(0);
    }
}
