package io.github.camelplanado.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.client.NameList;

/**
 * Names in one request, by the list that knows their uuids.
 *
 * @param byList in the order in which they were found
 */
record Mentions(Map<NameList, List<Mention>> byList) {

    Mentions() {
        this(new LinkedHashMap<>());
    }

    void add(NameList list, Mention mention) {
        byList.computeIfAbsent(list, none -> new ArrayList<>()).add(mention);
    }

    boolean isEmpty() {
        return byList.isEmpty();
    }

    /** The lists whose uuids the vendor refused, as far as the failure tells. */
    List<NameList> refusedBy(Throwable failure) {
        return byList.entrySet().stream()
                .filter(list -> list.getValue().stream().anyMatch(mention -> isRefused(mention, failure)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isRefused(Mention mention, Throwable failure) {
        if (failure instanceof PlanadoValidationException refusal && refusal.getStatus() == 422) {
            String message = refusal.getVendorMessage();
            return refusal.getFieldErrors().keySet().stream()
                            .anyMatch(field -> Mention.root(field).equals(mention.root()))
                    || (message != null && message.contains(mention.root()));
        }
        return failure instanceof PlanadoNotFoundException && mention.isId();
    }
}
