package io.github.camelplanado.changes.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Resource;

/**
 * What webhooks brought and was answered with 200: kept until it is merged into every stream of its resource. One inbox serves
 * all streams of a scope.
 */
public final class Inbox {

    private static final String REPLAYED = "replay ";

    private final Database database;
    private final InboxBatch batch;
    private final Arrivals arrivals;

    Inbox(Database database, Merging merging) {
        this.database = database;
        this.batch = new InboxBatch(database, merging);
        this.arrivals = new Arrivals(database);
    }

    /**
     * A delivery that was kept.
     *
     * @param id in the order of arrival
     * @param eventKey equal for repeats of one event
     * @param version as the event said, or null
     * @param attempt of the delivery as the vendor counts, or null
     * @param body as it came
     * @param receivedAt by the database's clock
     * @param attempts how often the entity was asked for in vain
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Entry(
            long id,
            String scope,
            String eventKey,
            Resource resource,
            String uuid,
            Long version,
            String eventType,
            Integer attempt,
            byte[] body,
            Instant receivedAt,
            int attempts) {

        /** Whether it comes from the vendor's log instead of a delivery. */
        public boolean isReplayed() {
            return eventKey.startsWith(REPLAYED);
        }
    }

    /**
     * How much is kept.
     *
     * @param waiting deliveries that are not merged yet
     * @param poison deliveries that could not be read
     * @param oldest how long the oldest of the waiting ones has waited, or null if none waits
     */
    public record Counts(long waiting, long poison, Duration oldest) {}

    /**
     * How far the work on what is kept lags behind.
     *
     * @param unmerged deliveries that are not merged yet, counted up to a limit
     * @param poison deliveries that could not be read
     * @param unmergedFor how long the oldest of them has waited; zero if there is none
     * @param unverifiedFor how long the delivery has been due that is to be asked about next, since it came if that was in vain; zero if
     *     none is due
     */
    public record Lag(long unmerged, long poison, Duration unmergedFor, Duration unverifiedFor) {}

    /**
     * Keeps a delivery. It is committed when this returns; those that come at the same time are committed together.
     *
     * @param eventKey equal for repeats of one event, different for different ones
     * @param change what it says
     * @param body as it came
     * @return false if it is there already
     */
    public boolean put(String scope, String eventKey, Change change, byte[] body) {
        return arrivals.put(eventKey, row(scope, eventKey, change, body));
    }

    /**
     * Keeps what the vendor's log tells of a delivery that did not arrive, and what proves nothing: the entity is asked for. A
     * webhook of the same event that does arrive is another entry.
     *
     * @param change what it says
     * @param body as it was sent
     */
    public void doubt(String scope, Change change, byte[] body) {
        database.update("keep a webhook", "put-doubt", row(scope, REPLAYED + change.key(), change, body));
    }

    private static Object[] row(String scope, String eventKey, Change change, byte[] body) {
        Integer attempt = change.delivery() == null ? null : change.delivery().attempt();
        return new Object[] {
            scope,
            eventKey,
            change.resource().path(),
            change.uuid(),
            change.version(),
            change.eventType(),
            attempt,
            body
        };
    }

    /** Whether deliveries come faster than they are kept, in this JVM: what can wait leaves the database to them. */
    public boolean isCrowded() {
        return arrivals.isCrowded();
    }

    /** Keeps a delivery that cannot be read, for people. The same one is kept once. */
    public void poison(String scope, byte[] body, String reason) {
        String key = "poison:" + UUID.nameUUIDFromBytes(body);
        database.update("keep a webhook that cannot be read", "put-poison", scope, key, body, reason);
    }

    /**
     * Merges the oldest deliveries that nobody else is merging into every stream of their resource, and forgets them, all or
     * nothing. Those that prove nothing stay for {@link #toVerify}; those that cannot be read are set aside as poison. One whose
     * resource has no stream is forgotten.
     *
     * @param most how many
     * @param read what a delivery says; empty if that cannot be told. May be called more than once for one delivery, and has no
     *     effect
     * @return how many were looked at: less than {@code most} means that no more are waiting, or others have them
     */
    public int merge(String scope, int most, Function<Entry, Optional<Change>> read) {
        return batch.merge(scope, most, read);
    }

    /**
     * Deliveries that prove nothing by themselves: the entity must be asked for, then {@link #done} or {@link #later}.
     *
     * @param lease for how long nobody else gets them; a second question after it does no harm
     */
    public List<Entry> toVerify(String scope, int most, Duration lease) {
        return database.run("read what must be verified", connection -> {
            List<Entry> entries = database.rows(connection, "inbox-verify", Inbox::entry, scope, most);
            Batch hold = new Batch(database, "inbox-hold");
            entries.forEach(entry -> hold.add(lease, entry.id()));
            hold.run(connection);
            return entries;
        });
    }

    /** Forgets a delivery whose entity was asked for. */
    public void done(Entry entry) {
        database.run(
                "forget a webhook",
                connection -> database.updateOf(connection, "inbox-delete", new TreeSet<>(List.of(entry.id()))));
    }

    /** The entity could not be asked for; again after a while. */
    public void later(Entry entry, Duration again) {
        database.update("put a webhook off", "inbox-later", again, entry.id());
    }

    /**
     * A delivery cannot be asked about: it is kept for people.
     *
     * @param reason one sentence
     */
    public void setAside(Entry entry, String reason) {
        database.update("set a webhook aside", "inbox-poison", reason, entry.id());
    }

    /** How much is kept. */
    public Counts counts(String scope) {
        return database.run("count what webhooks brought", connection -> {
            long poison = database.number(connection, "count-poison", scope);
            return database.first(
                            connection,
                            "count-inbox",
                            row -> new Counts(row.getLong(1), poison, Columns.seconds(row, 2)),
                            scope)
                    .orElseThrow();
        });
    }

    /**
     * How far the work on what is kept lags behind. Looks at few rows, however many there are.
     *
     * @param most how many are counted
     */
    public Lag lag(String scope, int most) {
        return database.run(
                "look how far webhooks lag",
                connection -> new Lag(
                        database.number(connection, "count-unmerged", scope, most),
                        database.number(connection, "count-poison", scope),
                        database.first(connection, "unmerged-for", row -> Columns.seconds(row, 1), scope)
                                .orElse(Duration.ZERO),
                        database.first(connection, "verify-overdue", row -> Columns.seconds(row, 1), scope)
                                .orElse(Duration.ZERO)));
    }

    /**
     * Forgets deliveries that could not be read, of all scopes.
     *
     * @param age of those that are forgotten
     * @return how many
     */
    public int purgePoison(Duration age) {
        return database.update("forget webhooks that cannot be read", "purge-poison", age);
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                Resource.ofPath(row.getString(4)).orElseThrow(),
                row.getString(5),
                Columns.number(row, 6),
                row.getString(7),
                Columns.integer(row, 8),
                row.getBytes(9),
                Columns.time(row, 10),
                row.getInt(11));
    }
}
