package io.xcom4ee.engine.transport;

import io.netty.util.NetUtil;
import io.xcom4ee.engine.log.EngineThreads;
import io.xcom4ee.engine.settings.HostPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks names up beside the event loop: a name service may take many seconds to answer. Its threads end when nothing is
 * to be looked up. Thread-safe.
 */
final class Resolver implements AutoCloseable {
    private static final int THREADS_MAX = 4;

    private final Executor loop;
    private final ThreadPoolExecutor threads;

    /** Whom the resolver answers, on the event loop. */
    interface Answer {
        void onResolved(InetSocketAddress address);

        void onUnresolved(String problem);
    }

    Resolver(String group, Executor loop) {
        this.loop = loop;
        threads = new ThreadPoolExecutor(
                THREADS_MAX,
                THREADS_MAX,
                5,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new EngineThreads("xcom-" + group + "-resolver"));
        threads.allowCoreThreadTimeOut(true);
    }

    /** Answers at once if the address is literal. To be called on the event loop. */
    void resolve(HostPort address, Answer answer) {
        if (NetUtil.isValidIpV4Address(address.host()) || NetUtil.isValidIpV6Address(address.host())) {
            lookUp(address, answer).run();
            return;
        }
        threads.execute(() -> {
            Runnable answering = lookUp(address, answer);
            try {
                loop.execute(answering);
            } catch (RejectedExecutionException stopped) {
                return; // The member stopped while the name service took its time: nobody waits for the answer.
            }
        });
    }

    private static Runnable lookUp(HostPort address, Answer answer) {
        try {
            InetAddress[] found = InetAddress.getAllByName(address.host());
            // One name may stand for all members of a group: each attempt tries another one.
            InetAddress chosen = found[ThreadLocalRandom.current().nextInt(found.length)];
            return () -> answer.onResolved(new InetSocketAddress(chosen, address.port()));
        } catch (UnknownHostException unknown) {
            return () -> answer.onUnresolved(String.valueOf(unknown.getMessage()));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
