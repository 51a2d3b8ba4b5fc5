package io.github.camelplanado.benchmarks.changes;

/**
 * A day of a stream, minute by minute: 1,440 of them, with all of its changes really made and one sweep, which begins so that
 * it ends with the day.
 *
 * @param account whose jobs change
 * @param stream that tells them
 * @param pageSize rows on a page of its lists
 */
record MeasuredDay(DayAccount account, DayStream stream, int pageSize) {

    private static final int MINUTES = 1440;
    /** Changes are made until then, so that the sweep of a small account comes after them. */
    private static final int BUSY = 1390;

    private static final int SWEEP_LAST = 1405;
    private static final int PAGES_A_MINUTE = 12;
    private static final int WARM_UP = 10;
    private static final int HOUR = 60;

    /**
     * What it was seen to cost.
     *
     * @param day what happened
     * @param calls that the simulator saw
     * @param told changes that were told
     * @param gone those of them that were deletions
     * @param owed deletions of days before that no sweep had found when it began
     * @param touched jobs that are there and were made or changed
     * @param sweptLast whether the sweep began when all changes were made
     */
    record Seen(Traffic day, Calls calls, long told, long gone, long owed, long touched, boolean sweptLast) {}

    Seen run(long changes, boolean webhooks, boolean fetched) {
        for (int minute = 0; minute < WARM_UP; minute++) {
            stream.minute();
        }
        stream.settle();
        account.log().forget();
        account.begin();
        Calls calls = Calls.NONE;
        long jobs = account.jobs();
        long told = stream.told();
        long gone = stream.gone();
        long owed = account.gone() - gone;
        long sweepAt = Math.max(1, SWEEP_LAST - jobs / pageSize / PAGES_A_MINUTE);
        for (int minute = 1; minute <= MINUTES; minute++) {
            change(changes, minute);
            if (minute == sweepAt) {
                stream.sweep();
            }
            stream.minute();
            if (minute % HOUR == 0) {
                calls = calls.plus(account.log().since());
            }
        }
        if (stream.isSweeping()) {
            throw new IllegalStateException("The sweep did not end with the day");
        }
        stream.settle();
        calls = calls.plus(account.log().since());
        Traffic day =
                new Traffic(jobs, changes, DayAccount.created(changes), DayAccount.deleted(changes), webhooks, fetched);
        return new Seen(
                day, calls, stream.told() - told, stream.gone() - gone, owed, account.touched(), sweepAt > BUSY);
    }

    private void change(long changes, int minute) {
        long before = made(changes, minute - 1);
        long after = made(changes, minute);
        for (long turn = before; turn < after; turn++) {
            account.change(turn);
        }
        if (after > before) {
            stream.settle();
        }
    }

    private static long made(long changes, int minute) {
        return changes * Math.min(minute, BUSY) / BUSY;
    }
}
