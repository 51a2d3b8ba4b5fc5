package io.github.camelplanado.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The moment, by the vendor's clock, up to which a reading of several pages has surely seen every update. An entity of an
 * early page may change while later pages are read, so the time that the reading took is taken off the newest time seen. The
 * two clocks need the same pace, not the same time.
 */
public final class UpdatedBound {

    private final Instant begun;
    private Instant newest;

    /** @param begun our time before the first page was asked for */
    public UpdatedBound(Instant begun) {
        this.begun = begun;
    }

    /** A page was read. */
    public void see(List<Row> rows) {
        for (Row row : rows) {
            if (row.updatedAt() != null && (newest == null || row.updatedAt().isAfter(newest))) {
                newest = row.updatedAt();
            }
        }
    }

    /**
     * The bound; empty if no row told a time.
     *
     * @param ended our time after the last page
     */
    public Optional<Instant> at(Instant ended) {
        return Optional.ofNullable(newest).map(time -> time.minus(Duration.between(begun, ended)));
    }
}
