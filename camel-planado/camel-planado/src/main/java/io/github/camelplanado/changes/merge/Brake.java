package io.github.camelplanado.changes.merge;

/** How many deletions one sweep may bring before a person is asked: a list that is cut short looks like many deletions. */
public final class Brake {

    /** The option's value for a limit that goes by how much is known. */
    public static final int BY_SIZE = -1;

    private static final int MOST = 20;
    /** One of so many: 5 %. */
    private static final int ONE_OF = 20;

    /** More that are known make no difference to the default. */
    public static final int ENOUGH = MOST * ONE_OF;

    private Brake() {}

    /**
     * How many deletions pass without a question.
     *
     * @param maxDeletes the option: from 0, or {@link #BY_SIZE} for 5 % of what is known, rounded up, from 1 to 20
     * @param known how many entities are known and not deleted
     */
    public static long most(int maxDeletes, long known) {
        if (maxDeletes < BY_SIZE) {
            throw new IllegalArgumentException("maxDeletes=" + maxDeletes + ": a number from 0, or -1 for the default");
        }
        return maxDeletes == BY_SIZE ? Math.max(1, Math.min(MOST, (known + ONE_OF - 1) / ONE_OF)) : maxDeletes;
    }

    /** Whether so many deletions are held back until a person decides. */
    public static boolean holds(long deletions, int maxDeletes, long known) {
        return deletions > most(maxDeletes, known);
    }
}
