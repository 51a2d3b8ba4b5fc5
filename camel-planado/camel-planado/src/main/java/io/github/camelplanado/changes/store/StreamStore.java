package io.github.camelplanado.changes.store;

import java.util.Objects;

import javax.sql.DataSource;

/**
 * The store of the change streams in one database, PostgreSQL or H2. Its parts share the tables; each is safe for use by many
 * threads, and by many JVMs on one PostgreSQL. The data source stays the user's, who may keep other tables there.
 */
public final class StreamStore {

    private final Database database;
    private final Streams streams;
    private final Sweeps sweeps;
    private final Entities entities;
    private final Queue queue;
    private final Inbox inbox;
    private final Replays replays;

    /** @param dataSource the database */
    public StreamStore(DataSource dataSource) {
        this.database = new Database(Objects.requireNonNull(dataSource, "dataSource"));
        Merging merging = new Merging(database);
        Leases leases = new Leases(database);
        this.streams = new Streams(database, leases);
        this.sweeps = new Sweeps(database, merging);
        this.entities = new Entities(database, merging);
        this.queue = new Queue(database, merging);
        this.inbox = new Inbox(database, merging);
        this.replays = new Replays(database, leases);
    }

    /**
     * Finds out which database it is and makes the tables that are missing. May be called again.
     *
     * @throws org.apache.camel.RuntimeCamelException if the database cannot be reached, or a table is missing and cannot be
     *     made; the message has the statement that makes it
     * @throws IllegalArgumentException if it is another kind of database
     */
    public void open() {
        database.open();
    }

    /** The database. */
    public DataSource dataSource() {
        return database.dataSource();
    }

    /** The streams and who reads for them. */
    public Streams streams() {
        return streams;
    }

    /** How far the reader of a stream is. */
    public Sweeps sweeps() {
        return sweeps;
    }

    /** What is known of each entity. */
    public Entities entities() {
        return entities;
    }

    /** What waits to be told. */
    public Queue queue() {
        return queue;
    }

    /** What webhooks brought. */
    public Inbox inbox() {
        return inbox;
    }

    /** How far the vendor's log of deliveries was read. */
    public Replays replays() {
        return replays;
    }
}
