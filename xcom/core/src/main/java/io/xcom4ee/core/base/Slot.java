package io.xcom4ee.core.base;

/**
 * One place in the total order: one consensus instance.
 *
 * @param round counts from 1 within a group
 * @param owner the member number of the only member that may propose a value here at ballot 0
 */
public record Slot(long round, int owner) implements Comparable<Slot> {
    /** Stands for the owner when all slots of the round are meant. */
    public static final int END_OF_ROUND = Integer.MAX_VALUE;

    @Override
    public int compareTo(Slot other) {
        int byRound = Long.compare(round, other.round);
        return byRound != 0 ? byRound : Integer.compare(owner, other.owner);
    }

    @Override
    public String toString() {
        return round + "." + owner;
    }
}
