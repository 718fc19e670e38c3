package io.xcom4ee.sample;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupChannel;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the pages' status fresh. Views, quorum and reachability come as events; phase, reason and backlog change without
 * one, so this looks twice a second.
 */
@ApplicationScoped
public class StatusWatch {
    private static final Logger LOGGER = System.getLogger(StatusWatch.class.getName());
    private static final int LOOK_EVERY_MS = 500;
    private static final int BEAT_EVERY_MS = 5000;
    private static final int LOOKS_LEFT_OUT_AFTER_FAILURE = 19;

    @Inject
    @Group("sample")
    private GroupChannel channel;

    @Inject
    private Feed feed;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private @Nullable Future<?> looking;
    private @Nullable Future<?> beating;

    /** Confined to the scheduled task. */
    private int looksToLeaveOut;

    void start(@Observes Startup started) {
        looking = scheduler.scheduleWithFixedDelay(this::lookAgain, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        beating = scheduler.scheduleWithFixedDelay(feed::beat, BEAT_EVERY_MS, BEAT_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        cancel(looking);
        cancel(beating);
    }

    /** Publishes the status if it has changed, and returns it. */
    JsonObject look() {
        JsonObject status = StatusJson.of(channel.status());
        feed.status(status);
        return status;
    }

    /**
     * A task that fails is not run again, so this one does not. While there is nothing to see (the adapter has not started),
     * the server logs every attempt at length, hence fewer of them.
     */
    private void lookAgain() {
        if (looksToLeaveOut > 0) {
            looksToLeaveOut--;
            return;
        }
        try {
            look();
        } catch (RuntimeException failure) {
            looksToLeaveOut = LOOKS_LEFT_OUT_AFTER_FAILURE;
            LOGGER.log(Level.WARNING, SampleMessage.STATUS_UNREADABLE.text(failure));
        }
    }

    private static void cancel(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }
}
