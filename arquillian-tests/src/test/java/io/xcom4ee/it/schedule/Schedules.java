package io.xcom4ee.it.schedule;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.CronTrigger;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Calls the {@link Duties} every second, for as long as the application is there. */
@ApplicationScoped
public class Schedules {
    private final List<Future<?>> schedules = new ArrayList<>();

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private Duties duties;

    void begin(@Observes Startup started) {
        schedules.add(executor.scheduleAtFixedRate(duties::atFixedRate, 0, 1, TimeUnit.SECONDS));
        schedules.add(executor.scheduleAtFixedRate(duties::asynchronously, 0, 1, TimeUnit.SECONDS));
        schedules.add(executor.schedule(duties::byTrigger, new CronTrigger("* * * * * *", ZoneOffset.UTC)));
    }

    @PreDestroy
    void end() {
        schedules.forEach(schedule -> schedule.cancel(false));
    }
}
