package io.github.camelplanado.examples.linkaccount.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds all that may belong together, without comparing everything with everything. */
final class Pairs {

    private final Map<String, List<Entry>> byName;
    private final Map<String, List<Entry>> byPhone;
    private final Map<String, List<Entry>> bySignature;

    Pairs(Collection<Entry> entries) {
        byName = index(
                entries,
                entry -> entry.name().isEmpty() ? Set.of() : Set.of(entry.name().text()));
        byPhone = index(entries, Entry::phones);
        bySignature = index(entries, entry -> NearNames.signatures(entry.name()));
    }

    /** All pairs of that row. */
    List<Pair> of(ErpRow row) {
        Set<Entry> candidates =
                new LinkedHashSet<>(byName.getOrDefault(row.name().text(), List.of()));
        row.phones().forEach(phone -> candidates.addAll(byPhone.getOrDefault(phone, List.of())));
        NearNames.signatures(row.name()).forEach(sign -> candidates.addAll(bySignature.getOrDefault(sign, List.of())));
        List<Pair> pairs = new ArrayList<>();
        for (Entry entry : candidates) {
            evidence(row, entry).ifPresent(evidence -> pairs.add(new Pair(row, entry, evidence)));
        }
        return pairs;
    }

    private static Optional<Evidence> evidence(ErpRow row, Entry entry) {
        boolean sameName = !row.name().isEmpty() && row.name().equals(entry.name());
        boolean samePhone = !Collections.disjoint(row.phones(), entry.phones());
        boolean phoneUnknown = row.phones().isEmpty() || entry.phones().isEmpty();
        if (sameName) {
            return Optional.of(
                    samePhone ? Evidence.NAME_AND_PHONE : phoneUnknown ? Evidence.NAME : Evidence.OTHER_PHONE);
        }
        if (samePhone) {
            return Optional.of(
                    NearNames.isNearBesideSamePhone(row.name(), entry.name())
                            ? Evidence.NEAR_NAME_AND_PHONE
                            : Evidence.OTHER_NAME);
        }
        return phoneUnknown && NearNames.isOneMistake(row.name(), entry.name())
                ? Optional.of(Evidence.NEAR_NAME)
                : Optional.empty();
    }

    private static Map<String, List<Entry>> index(
            Collection<Entry> entries, Function<Entry, Collection<String>> keysOf) {
        Map<String, List<Entry>> index = new HashMap<>();
        for (Entry entry : entries) {
            keysOf.apply(entry)
                    .forEach(key -> index.computeIfAbsent(key, none -> new ArrayList<>())
                            .add(entry));
        }
        return index;
    }
}
