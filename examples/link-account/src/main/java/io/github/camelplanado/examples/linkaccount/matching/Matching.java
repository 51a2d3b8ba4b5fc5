package io.github.camelplanado.examples.linkaccount.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out which ERP row is which entry of the account. A pair is linked only if it is the only one that is possible for its row
 * and for its entry: everything else is asked. The result does not depend on any order.
 */
public final class Matching {

    private final boolean byNameAlone;
    private final Decisions decisions;

    /**
     * A way to match.
     *
     * @param byNameAlone whether a name that both sides have once is enough where there is no phone to compare
     * @param decisions of persons
     */
    public Matching(boolean byNameAlone, Decisions decisions) {
        this.byNameAlone = byNameAlone;
        this.decisions = decisions;
    }

    /**
     * Matches what is not linked yet.
     *
     * @param rows all of the ERP
     * @param entries all of the account
     * @param linked uuid by key of the row, which is left as it is
     */
    public Outcome match(Collection<ErpRow> rows, Collection<Entry> entries, Map<String, String> linked) {
        Map<String, Link> links = given(linked);
        linkByExternalId(rows, entries, links);
        Pairs pairs = new Pairs(entries);
        Map<ErpRow, List<Pair>> open = new LinkedHashMap<>();
        for (ErpRow row : rows) {
            if (!links.containsKey(row.id())) {
                open.put(row, pairs.of(row).stream().filter(decisions::allow).toList());
            }
        }
        Doubts doubts = new Doubts(open.values(), links.values());
        for (Pair pair : doubts.rivals()) {
            if (isEnough(pair) && doubts.isAlone(pair)) {
                links.put(
                        pair.row().id(),
                        new Link(
                                pair.row().id(),
                                pair.entry().uuid(),
                                pair.evidence().text()));
            }
        }
        linked.keySet().forEach(links::remove);
        return outcome(open, links, doubts);
    }

    private Map<String, Link> given(Map<String, String> linked) {
        Map<String, Link> links = new LinkedHashMap<>();
        linked.forEach((erpId, uuid) -> links.put(erpId, new Link(erpId, uuid, "")));
        decisions.yes().forEach((erpId, uuid) -> {
            if (linked.containsValue(uuid) && !uuid.equals(linked.get(erpId))) {
                throw new IllegalArgumentException("The entry " + uuid + " was given to ERP row " + erpId
                        + ", but is linked with another already: delete that link first");
            }
            links.putIfAbsent(erpId, new Link(erpId, uuid, "decided"));
        });
        return links;
    }

    private void linkByExternalId(Collection<ErpRow> rows, Collection<Entry> entries, Map<String, Link> links) {
        Set<String> taken = links.values().stream().map(Link::uuid).collect(Collectors.toCollection(HashSet::new));
        Set<String> ids = rows.stream().map(ErpRow::id).collect(Collectors.toSet());
        for (Entry entry : entries) {
            String id = entry.externalId();
            boolean fits = id != null && ids.contains(id) && decisions.allow(id, entry.uuid());
            if (fits && !links.containsKey(id) && taken.add(entry.uuid())) {
                links.put(id, new Link(id, entry.uuid(), "same external id"));
            }
        }
    }

    /** What a link may rest on. An entry with the external id of another system is never linked without being asked. */
    private boolean isEnough(Pair pair) {
        return pair.entry().externalId() == null
                && (pair.evidence() == Evidence.NAME_AND_PHONE || (byNameAlone && pair.evidence() == Evidence.NAME));
    }

    private static Outcome outcome(Map<ErpRow, List<Pair>> open, Map<String, Link> links, Doubts doubts) {
        List<Question> questions = new ArrayList<>();
        List<String> fresh = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        Map<String, String> takenBy = links.values().stream().collect(Collectors.toMap(Link::uuid, Link::erpId));
        open.forEach((row, pairs) -> {
            if (links.containsKey(row.id())) {
                return;
            }
            // A weak likeness to an entry that is somebody else's means nothing: there are two who are called alike.
            List<Pair> left = pairs.stream()
                    .filter(pair -> pair.evidence().isCompeting()
                            || !(takenBy.containsKey(pair.entry().uuid()) || doubts.isTaken(pair)))
                    .toList();
            if (left.isEmpty()) {
                fresh.add(row.id());
            }
            for (Pair pair : left) {
                questions.add(new Question(row.id(), pair.entry().uuid(), doubts.reason(pair)));
                if (!pair.entry().contactsKnown()) {
                    unknown.add(pair.entry().uuid());
                }
            }
        });
        return new Outcome(List.copyOf(links.values()), questions, fresh, unknown);
    }
}
