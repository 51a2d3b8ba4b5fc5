package io.github.camelplanado.client;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds uuids by names. A list is read whole, at most once at a time: whoever needs a list that is being read waits for it,
 * without holding a thread. What was read is kept for the account. Safe for many threads.
 */
public final class Names {

    private static final Logger LOG = LoggerFactory.getLogger(Names.class);

    private final PlanadoClient client;
    private final NameTables tables;
    private final LongSupplier nanos;

    /** A reading that turned out not to be needed ends with null. */
    private final ConcurrentMap<NameList, CompletableFuture<NameTable>> readings = new ConcurrentHashMap<>();

    /**
     * The names of an account, read by one of its users.
     *
     * @param nanos monotonic nanoseconds
     */
    Names(PlanadoClient client, NameTables tables, LongSupplier nanos) {
        this.client = client;
        this.tables = tables;
        this.nanos = nanos;
    }

    /**
     * A list in which these names are, if the vendor knows them. Complete on return if no call is needed, or if the calls got
     * their turns at once.
     *
     * @param names that are asked for
     * @param requester of the calls; who joins a reading that runs takes its priority
     * @return fails with a {@link io.github.camelplanado.api.PlanadoException} if the list cannot be read
     */
    public CompletableFuture<NamesRead> table(NameList list, Set<String> names, Requester requester) {
        NamesRead known = tables.usable(list, names, nanos.getAsLong());
        return known != null ? CompletableFuture.completedFuture(known) : joined(list, names, requester);
    }

    /** Notes that the vendor refused a uuid that the list gave. */
    public void doubt(NameList list) {
        tables.doubt(list, nanos.getAsLong());
    }

    /** Forgets what was read, for the whole account: somebody has renamed something. */
    public void forget() {
        tables.clear();
    }

    private CompletableFuture<NamesRead> joined(NameList list, Set<String> names, Requester requester) {
        CompletableFuture<NameTable> own = new CompletableFuture<>();
        CompletableFuture<NameTable> running = readings.putIfAbsent(list, own);
        if (running != null) {
            // Elsewhere: what one route does next must not hold up the others that waited with it.
            return running.thenApplyAsync(Function.identity(), client::inBackground)
                    .thenCompose(table -> table == null
                            ? table(list, names, requester)
                            : CompletableFuture.completedFuture(noted(list, names, table)));
        }
        // Another reading may have ended since the look at the tables.
        NamesRead known = tables.usable(list, names, nanos.getAsLong());
        if (known != null) {
            readings.remove(list, own);
            own.complete(null);
            return CompletableFuture.completedFuture(known);
        }
        CompletableFuture<NameTable> read =
                CompletableFuture.completedFuture(list).thenCompose(wanted -> read(wanted, requester));
        // Noted before anybody is told; who waited is told first: what this route does next may block.
        return read.thenApply(table -> noted(list, names, table)).whenComplete((answer, failure) -> {
            readings.remove(list, own);
            if (failure == null) {
                own.complete(answer.table());
            } else if (client.stopsFor(requester)) {
                // Not the failure of those who joined: their routes may go on, so they read for themselves.
                own.complete(null);
            } else {
                own.completeExceptionally(Futures.unwrap(failure));
            }
        });
    }

    private NamesRead noted(NameList list, Set<String> names, NameTable table) {
        if (!names.stream().allMatch(table::has)) {
            tables.missed(list, names, nanos.getAsLong());
        }
        return NamesRead.certain(table);
    }

    private CompletableFuture<NameTable> read(NameList list, Requester requester) {
        ApiRequest request =
                ApiRequest.of(list.named().list(), list.dictionary()).by(requester);
        ListWalk walk = new ListWalk(client, request, null);
        NameTable table = new NameTable(list, tables.maxSize());
        AtomicInteger calls = new AtomicInteger();
        long begun = nanos.getAsLong();
        return Futures.repeat(
                        () -> walk.next().thenApply(page -> {
                            calls.incrementAndGet();
                            page.elements().forEach(table::add);
                            return page;
                        }),
                        page -> walk.isEnded() || table.isCut())
                .thenApply(end -> {
                    tables.put(list, table, begun, calls.get(), nanos.getAsLong());
                    LOG.debug("Read {} names by {} in {} calls", table.size(), request.name(), calls);
                    return table;
                });
    }
}
