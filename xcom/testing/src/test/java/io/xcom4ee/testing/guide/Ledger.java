package io.xcom4ee.testing.guide;

import java.util.ArrayList;
import java.util.List;

/** Takes what the primary writes, and refuses whoever writes in a term that is over. */
public class Ledger {
    private final List<String> lines = new ArrayList<>();
    private long newestToken;

    public synchronized void write(long fencingToken, String line) {
        if (fencingToken < newestToken) {
            throw new IllegalStateException("term " + fencingToken + " is over, " + newestToken + " has begun");
        }
        newestToken = fencingToken;
        lines.add(line);
    }

    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
