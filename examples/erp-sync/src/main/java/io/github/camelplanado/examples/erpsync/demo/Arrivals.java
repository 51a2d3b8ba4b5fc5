package io.github.camelplanado.examples.erpsync.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When edits of the ERP were taken by a server that has no journal, as the ERP database shows it. */
final class Arrivals {

    private final Erp erp;
    private final Map<Edit, Long> seen = new HashMap<>();

    Arrivals(Erp erp) {
        this.erp = erp;
    }

    /** Looks; called often while edits are made. */
    void look() {
        for (Edit edit : erp.edits()) {
            if (!seen.containsKey(edit)
                    && erp.count("SELECT count(*) FROM planado_outbox WHERE external_id = '" + edit.externalId() + "'")
                            == 0) {
                seen.put(edit, System.currentTimeMillis());
            }
        }
    }

    /** Times on the way in real milliseconds; one that never arrived took very long. */
    List<Double> millis(List<Edit> edits) {
        return edits.stream()
                .map(edit -> seen.containsKey(edit) ? (double) (seen.get(edit) - edit.millis()) : Double.MAX_VALUE)
                .toList();
    }
}
