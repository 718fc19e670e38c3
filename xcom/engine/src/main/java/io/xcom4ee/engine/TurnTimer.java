package io.xcom4ee.engine;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes a turn come when something is due and nothing else happens. Confined to: the member's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // What runs on the loop guards itself.
final class TurnTimer {
    /** No timer is set nearer than this: the clock of the loop is no finer. */
    private static final long TIMER_MICROS_MIN = 100;

    private final EventLoop loop;
    private final Runnable turn;
    private @Nullable ScheduledFuture<?> timer;
    private long dueMicros = Long.MAX_VALUE;

    TurnTimer(EventLoop loop, Runnable turn) {
        this.loop = loop;
        this.turn = turn;
    }

    /** Sets the timer unless it comes by then anyway: one that comes too early finds nothing to do and is set again. */
    void arm(long nowMicros, long due) {
        if (due < dueMicros) {
            if (timer != null) {
                timer.cancel(false);
            }
            dueMicros = due;
            timer = loop.schedule(this::onTimer, Math.max(TIMER_MICROS_MIN, due - nowMicros), TimeUnit.MICROSECONDS);
        }
    }

    private void onTimer() {
        timer = null;
        dueMicros = Long.MAX_VALUE;
        turn.run();
    }
}
