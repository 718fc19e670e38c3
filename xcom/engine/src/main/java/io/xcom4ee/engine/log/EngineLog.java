package io.xcom4ee.engine.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbered messages to the platform's logger {@code io.xcom4ee.engine}. What strangers can provoke is said once
 * per subject and minute, so that nobody can fill the log; what may last for ever is said less and less often. Thread-safe.
 */
public final class EngineLog {
    private static final System.Logger LOGGER = System.getLogger("io.xcom4ee.engine");
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long PAUSE_NANOS_MAX = TimeUnit.HOURS.toNanos(1);
    /** What nobody wanted to say for so long was over. */
    private static final long OVER_NANOS = TimeUnit.MINUTES.toNanos(5);
    /** Strangers choose the subjects, so there may be many; the oldest are forgotten. */
    private static final int SUBJECTS_MAX = 1_024;

    private final LongSupplier nanoTime;
    private final Map<String, Said> lastSaid = new LinkedHashMap<>(64, 0.75f, false) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
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
        if (isDue(message.id() + ' ' + subject, PAUSE_NANOS)) {
            say(message, facts);
        }
    }

    /** As {@link #sayOncePerMinute}, but the pause doubles each time, up to an hour, as long as the same goes on. */
    public void sayWhileItLasts(String subject, EngineMessage message, Object... facts) {
        if (isDue(message.id() + ' ' + subject, PAUSE_NANOS_MAX)) {
            say(message, facts);
        }
    }

    /** As {@link #sayOncePerMinute}, with the stack of the cause. */
    public void sayOncePerMinuteWithCause(String subject, Throwable cause, EngineMessage message, Object... facts) {
        if (isDue(message.id() + ' ' + subject, PAUSE_NANOS)) {
            sayWithCause(cause, message, facts);
        }
    }

    private synchronized boolean isDue(String key, long pauseNanosMax) {
        long now = nanoTime.getAsLong();
        Said last = lastSaid.get(key);
        if (last == null) {
            lastSaid.put(key, new Said(now, now, PAUSE_NANOS));
            return true;
        }
        boolean lasts = now - last.wantedNanos() < OVER_NANOS;
        if (lasts && now - last.nanos() < last.pauseNanos()) {
            lastSaid.replace(key, new Said(last.nanos(), now, last.pauseNanos()));
            return false;
        }
        lastSaid.remove(key);
        lastSaid.put(key, new Said(now, now, lasts ? Math.min(2 * last.pauseNanos(), pauseNanosMax) : PAUSE_NANOS));
        return true;
    }

    /**
     * When a message was written.
     *
     * @param wantedNanos when it was to be written, or would have been, last
     * @param pauseNanos it is not written again for so long
     */
    private record Said(long nanos, long wantedNanos, long pauseNanos) {}
}
