package io.github.camelplanado.examples.linkaccount.matching;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why a pair may not be what it looks like: somebody else could be meant as well. */
final class Doubts {

    private final List<Pair> rivals;
    private final Map<String, Long> ofRow;
    private final Map<String, Long> ofEntry;
    private final Map<String, String> takenBy;

    /**
     * The doubts about some pairs.
     *
     * @param pairs all that are possible of the rows that are not linked, a list for each row
     * @param links what is settled
     */
    Doubts(Collection<List<Pair>> pairs, Collection<Link> links) {
        rivals = pairs.stream()
                .flatMap(List::stream)
                .filter(pair -> pair.evidence().isCompeting())
                .toList();
        ofRow = count(pair -> pair.row().id());
        ofEntry = count(pair -> pair.entry().uuid());
        takenBy = links.stream().collect(Collectors.toUnmodifiableMap(Link::uuid, Link::erpId));
    }

    /** The pairs that are strong enough to stand in each other's way. */
    List<Pair> rivals() {
        return rivals;
    }

    /** Whether nobody else can be meant, on either side. */
    boolean isAlone(Pair pair) {
        return !isTaken(pair)
                && ofRow.get(pair.row().id()) == 1
                && ofEntry.get(pair.entry().uuid()) == 1;
    }

    /** Whether the entry was another row's from the beginning. */
    boolean isTaken(Pair pair) {
        return takenBy.containsKey(pair.entry().uuid());
    }

    /** What to tell the person who decides. */
    String reason(Pair pair) {
        StringBuilder reason = new StringBuilder(pair.evidence().text());
        long entries = ofRow.getOrDefault(pair.row().id(), 0L);
        long rows = ofEntry.getOrDefault(pair.entry().uuid(), 0L);
        if (isTaken(pair)) {
            reason.append("; the entry is linked with ERP row ")
                    .append(takenBy.get(pair.entry().uuid()));
        }
        if (entries > 1) {
            reason.append("; ").append(entries).append(" account entries for one ERP row");
        }
        if (rows > 1) {
            reason.append("; ").append(rows).append(" ERP rows for one account entry");
        }
        if (pair.entry().externalId() != null) {
            reason.append("; the entry has the external id ")
                    .append(pair.entry().externalId());
        }
        return reason.toString();
    }

    private Map<String, Long> count(Function<Pair, String> key) {
        return rivals.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }
}
