package io.github.camelplanado.operation;

import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.camelplanado.client.Page;
import io.github.camelplanado.client.Pages;

/** Reads shifts week by week, in order, nothing twice. */
final class ShiftWalk implements Pages {

    private final Function<Week, CompletableFuture<Page>> read;
    private final ShiftSeam seam;
    private Week week;
    private boolean ended;

    /**
     * A walk that has not begun.
     *
     * @param zone of times that come without one
     * @param read asks for one week
     */
    ShiftWalk(Week first, ZoneId zone, Function<Week, CompletableFuture<Page>> read) {
        this.week = first;
        this.read = read;
        this.seam = new ShiftSeam(zone);
    }

    @Override
    public CompletableFuture<Page> next() {
        return read.apply(week).thenApply(page -> {
            ended = week.isLast();
            if (!ended) {
                week = week.next();
            }
            return new Page(seam.add(page.elements()), page.nextAfter(), page.answer());
        });
    }

    @Override
    public boolean isEnded() {
        return ended;
    }
}
