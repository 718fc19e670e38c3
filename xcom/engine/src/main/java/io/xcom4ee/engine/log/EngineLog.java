package io.xcom4ee.engine.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbered messages to the platform's logger {@code io.xcom4ee.engine}. What strangers can provoke is said once
 * per subject and minute, so that nobody can fill the log. Thread-safe.
 */
public final class EngineLog {
    private static final System.Logger LOGGER = System.getLogger("io.xcom4ee.engine");
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);
    /** Strangers choose the subjects, so there may be many; the oldest are forgotten. */
    private static final int SUBJECTS_MAX = 1_024;

    private final LongSupplier nanoTime;
    private final Map<String, Long> lastSaid = new LinkedHashMap<>(64, 0.75f, false) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > SUBJECTS_MAX;
        }
    };

    /** Takes the time from {@link System#nanoTime()}. */
    public EngineLog() {
        this(System::nanoTime);
    }

    EngineLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Writes the message. */
    public void say(EngineMessage message, Object... facts) {
        LOGGER.log(message.level(), message.text(facts));
    }

    /** Writes the message and the stack of its cause. */
    public void sayWithCause(@Nullable Throwable cause, EngineMessage message, Object... facts) {
        LOGGER.log(message.level(), message.text(facts), cause);
    }

    /** Writes the message unless it was written for the same subject within the last minute. */
    public void sayOncePerMinute(String subject, EngineMessage message, Object... facts) {
        if (isDue(message.id() + ' ' + subject)) {
            say(message, facts);
        }
    }

    /** As {@link #sayOncePerMinute}, with the stack of the cause. */
    public void sayOncePerMinuteWithCause(String subject, Throwable cause, EngineMessage message, Object... facts) {
        if (isDue(message.id() + ' ' + subject)) {
            sayWithCause(cause, message, facts);
        }
    }

    private synchronized boolean isDue(String key) {
        long now = nanoTime.getAsLong();
        Long last = lastSaid.get(key);
        if (last != null && now - last < PAUSE_NANOS) {
            return false;
        }
        lastSaid.remove(key);
        lastSaid.put(key, now);
        return true;
    }
}
