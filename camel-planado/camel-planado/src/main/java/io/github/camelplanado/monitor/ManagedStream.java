package io.github.camelplanado.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.camelplanado.changes.stream.ChangesControl;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;

/** A stream of changes in JMX. While the store is down its figures are -1. */
@ManagedResource(description = "Stream of changes of Planado")
public final class ManagedStream {

    private static final int MOST = 100;

    /** A console reads one attribute after the other, and each report counts the whole stream. */
    private static final Duration KEPT = Duration.ofSeconds(3);

    private final WatchedStream stream;
    private final Clock clock;
    private volatile Kept kept = new Kept(Map.of(), Instant.MIN);

    ManagedStream(WatchedStream stream, Clock clock) {
        this.stream = stream;
        this.clock = clock;
    }

    private record Kept(Map<String, Object> report, Instant until) {}

    @ManagedAttribute(description = "Name of the stream in the store")
    public String getStreamId() {
        return control().getStreamId();
    }

    @ManagedAttribute(description = "What it is about: jobs, clients or sites")
    public String getResource() {
        return control().getResource().path();
    }

    @ManagedAttribute(description = "How the stream is, in a sentence")
    public String getState() {
        return control().state();
    }

    @ManagedAttribute(description = "Whether this node reads for the stream; every node tells")
    public boolean isReader() {
        return control().isReader();
    }

    @ManagedAttribute(description = "OK, or DOWN while the store cannot be reached")
    public String getStore() {
        return String.valueOf(report().get("store"));
    }

    @ManagedAttribute(description = "Entities that are known and not deleted")
    public long getEntities() {
        return figure("entities");
    }

    @ManagedAttribute(description = "Entities with a change that waits to be told")
    public long getWaiting() {
        return figure("waiting");
    }

    @ManagedAttribute(description = "How long the oldest of them has waited, in seconds; -1 if none waits")
    public long getOldestSeconds() {
        return figure("oldestSeconds");
    }

    @ManagedAttribute(description = "Changes that failed maxRedeliveries times and wait for somebody")
    public long getParked() {
        return figure("parked");
    }

    @ManagedAttribute(description = "Deletions that are held back, because one sweep found more than maxDeletes")
    public long getParkedDeletions() {
        return figure("parkedDeletions");
    }

    @ManagedAttribute(
            description = "Webhooks that were received and are not merged yet, of all streams of the component")
    public long getInbox() {
        return figure("inbox");
    }

    @ManagedAttribute(
            description = "Webhooks that were received and could not be read, of all streams of the component")
    public long getUnreadable() {
        return figure("unreadable");
    }

    @ManagedAttribute(
            description =
                    "Other streams of the component that no node has read for, for a week, and for which webhooks are kept all"
                            + " the same; none if there is none, unknown while the store is down")
    public String getAbandoned() {
        return String.valueOf(report().getOrDefault("abandoned", "unknown"));
    }

    @ManagedAttribute(
            description =
                    "How often a list or an answer showed a lower version than was known, since this JVM opened the"
                            + " store; if it grows with each sweep, a stored version is too high")
    public long getBehind() {
        return figure("behind");
    }

    @ManagedOperation(description = "The parked changes, one a line, longest first: uuid, external id, version, reason")
    public String listParked() {
        StringBuilder lines = new StringBuilder();
        control()
                .parked(MOST)
                .forEach(parked -> lines.append(parked.uuid())
                        .append(' ')
                        .append(parked.externalId())
                        .append(" version ")
                        .append(parked.version())
                        .append(", since ")
                        .append(parked.since())
                        .append(": ")
                        .append(parked.reason())
                        .append('\n'));
        return lines.toString();
    }

    @ManagedOperation(
            description = "Tells the parked change of an entity again. p1: uuid as listParked tells it; empty for all."
                    + " Gives how many")
    public int releaseParked(String uuid) {
        return control().release(oneOrAll(uuid));
    }

    @ManagedOperation(
            description = "Never tells the parked change of an entity; its next version is told. p1: uuid as listParked"
                    + " tells it; empty for all. Gives how many")
    public int dropParked(String uuid) {
        return control().drop(oneOrAll(uuid));
    }

    @ManagedOperation(description = "Lets deletions pass that are held back; each is still asked about. Gives how many")
    public long releaseDeletions() {
        return control().releaseDeletions();
    }

    @ManagedOperation(description = "Forgets deletions that are held back; the next sweep judges anew")
    public boolean dropDeletions() {
        return control().dropDeletions();
    }

    @ManagedOperation(description = "Reads the whole list now")
    public void sweepNow() {
        control().sweepNow();
    }

    @ManagedOperation(description = "Forgets all that the stream knows: everything is told again as a first copy")
    public void resetPosition() {
        control().reset();
    }

    @ManagedOperation(
            description =
                    "Forgets another stream of the component for good, with the changes that wait in it; refused while a node"
                            + " reads for it, or did in the last hour. If its route comes back, it begins with a first copy")
    public void forgetStream(String streamId) {
        control().forget(streamId.trim());
    }

    private ChangesControl control() {
        return stream.control();
    }

    private long figure(String name) {
        return report().get(name) instanceof Long figure ? figure : -1;
    }

    private Map<String, Object> report() {
        Kept last = kept;
        if (clock.instant().isBefore(last.until)) {
            return last.report;
        }
        Map<String, Object> report = StreamReport.of(stream);
        kept = new Kept(report, clock.instant().plus(KEPT));
        return report;
    }

    /** Consoles send an empty text where nothing was entered. */
    private static String oneOrAll(String uuid) {
        return uuid == null || uuid.isBlank() ? null : uuid.trim();
    }
}
