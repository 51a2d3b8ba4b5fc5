package io.github.camelplanado.examples.linkaccount.matching;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What persons have decided.
 *
 * @param yes uuid of the entry by key of the row
 * @param no pairs that are not the same client, of {@link #pair}
 */
public record Decisions(Map<String, String> yes, Set<String> no) {

    /**
     * Checks them.
     *
     * @throws IllegalArgumentException if two rows were given one entry
     */
    public Decisions {
        yes = Map.copyOf(yes);
        no = Set.copyOf(no);
        Map<String, String> rowOf = new HashMap<>();
        yes.forEach((erpId, uuid) -> {
            String before = rowOf.put(uuid, erpId);
            if (before != null) {
                throw new IllegalArgumentException("The entry " + uuid + " was given to two ERP rows, " + before
                        + " and " + erpId + ": an entry can be only one of them");
            }
        });
    }

    /** None yet. */
    public static Decisions none() {
        return new Decisions(Map.of(), Set.of());
    }

    /** Key of a pair. */
    public static String pair(String erpId, String uuid) {
        return uuid + " " + erpId;
    }

    boolean allow(Pair pair) {
        return allow(pair.row().id(), pair.entry().uuid());
    }

    boolean allow(String erpId, String uuid) {
        return !no.contains(pair(erpId, uuid));
    }
}
