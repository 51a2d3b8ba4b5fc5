package io.github.camelplanado.changes.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PathId;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Caller;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.ListPager;

/**
 * The vendor's log of the deliveries of one webhook. Neither its order nor whether it has pages is documented; both are seen in
 * what comes. Read are the attempts since the last reading: of a newest-first log from the top down to it, of an oldest-first
 * one from there to the end.
 */
final class DeliveryLog {

    private final ListPager pager;
    private final Consumer<List<LogEntry>> sink;
    private int pagesLeft;

    /**
     * @param most pages that are read
     * @param sink takes attempts page by page
     */
    DeliveryLog(Caller caller, String webhook, int most, Consumer<List<LogEntry>> sink) {
        ApiRequest request = ApiRequest.ofIds(
                        Catalogue.call(Resource.WEBHOOKS, Operation.REQUESTS), Map.of(PathId.ENTITY, webhook))
                .withPriority(Priority.LOW);
        this.pager = new ListPager(caller, request);
        this.sink = sink;
        this.pagesLeft = most;
    }

    /**
     * How a reading went.
     *
     * @param position up to where it was read
     * @param complete whether nothing was left out
     */
    record Result(LogPosition position, boolean complete) {}

    /** @param last up to where it was read before, or null: then only the position is found out, as far as that is cheap */
    Result read(LogPosition last) throws InterruptedException {
        List<LogEntry> beginning = beginning();
        if (beginning.isEmpty()) {
            return new Result(last == null ? LogPosition.BEGINNING : last, true);
        }
        return switch (LogOrder.of(beginning)) {
            case NEWEST_FIRST -> newestFirst(beginning, last);
            case OLDEST_FIRST -> oldestFirst(beginning, last);
            case UNSEEN -> {
                tell(beginning, last);
                // Which of them is the newest is not known: those of this second are read again next time.
                LogPosition second = new LogPosition("", beginning.get(0).sentAt());
                yield new Result(second, last == null || pagesLeft > 0);
            }
        };
    }

    /** As many pages as it takes to see the order. */
    private List<LogEntry> beginning() throws InterruptedException {
        List<LogEntry> beginning = new ArrayList<>(page(null));
        List<LogEntry> page = beginning;
        while (!page.isEmpty() && LogOrder.of(beginning) == LogOrder.UNSEEN && pagesLeft > 0) {
            page = behind(beginning.get(beginning.size() - 1).uuid());
            beginning.addAll(page);
        }
        return beginning;
    }

    private Result newestFirst(List<LogEntry> beginning, LogPosition last) throws InterruptedException {
        LogPosition now = LogPosition.of(beginning.get(0));
        List<LogEntry> page = last == null ? List.of() : beginning;
        while (!page.isEmpty()) {
            List<LogEntry> news =
                    page.stream().takeWhile(entry -> !last.covers(entry)).toList();
            tell(news, last);
            if (news.size() < page.size()) {
                break;
            }
            if (pagesLeft == 0) {
                return new Result(now, false);
            }
            page = behind(page.get(page.size() - 1).uuid());
        }
        return new Result(now, true);
    }

    private Result oldestFirst(List<LogEntry> beginning, LogPosition last) throws InterruptedException {
        List<LogEntry> page = beginning;
        LogPosition now = last;
        if (last != null && last.isIn(beginning)) {
            int place = beginning.stream().map(LogEntry::uuid).toList().indexOf(last.uuid());
            page = place < 0 ? List.of() : beginning.subList(place + 1, beginning.size());
        }
        do {
            tell(page, last);
            now = page.isEmpty() ? now : LogPosition.of(page.get(page.size() - 1));
            if (pagesLeft == 0) {
                return new Result(now, last == null);
            }
            page = behind(now.uuid());
        } while (!page.isEmpty());
        return new Result(now, true);
    }

    private void tell(List<LogEntry> entries, LogPosition last) {
        if (last != null && !entries.isEmpty()) {
            sink.accept(entries);
        }
    }

    /** Empty at the end, where the vendor does not know the cursor, and where it sends the whole list each time. */
    private List<LogEntry> behind(String uuid) throws InterruptedException {
        List<LogEntry> page = page(uuid);
        return page.stream().anyMatch(entry -> entry.uuid().equals(uuid)) ? List.of() : page;
    }

    private List<LogEntry> page(String after) throws InterruptedException {
        pagesLeft = Math.max(0, pagesLeft - 1);
        try {
            return Futures.await(pager.page(after)).elements().stream()
                    .map(LogEntry::of)
                    .toList();
        } catch (PlanadoNotFoundException e) {
            // the webhook was removed, or the attempt is not kept any more
            return List.of();
        }
    }
}
