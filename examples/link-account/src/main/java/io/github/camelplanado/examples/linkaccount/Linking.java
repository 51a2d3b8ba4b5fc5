package io.github.camelplanado.examples.linkaccount;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelplanado.examples.linkaccount.matching.Link;
import io.github.camelplanado.examples.linkaccount.matching.Matching;
import io.github.camelplanado.examples.linkaccount.matching.Outcome;

/** Matches what the database holds, and keeps the result there: what the routes call as the bean {@code linking}. */
public final class Linking {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LinkStore store;
    private final Folding folding;
    private final boolean byNameAlone;

    Linking(LinkStore store, Folding folding, boolean byNameAlone) {
        this.store = store;
        this.folding = folding;
        this.byNameAlone = byNameAlone;
    }

    /** Uuids of the entries that cannot be judged before their contacts are known. */
    public Set<String> unknown() {
        return outcome(store.erpClients(), store.accountClients()).unknown();
    }

    /** Links what is sure, asks what is not, notes what is not in the account. */
    public void match() {
        List<ErpClient> erp = store.erpClients();
        List<AccountClient> account = store.accountClients();
        Outcome outcome = outcome(erp, account);
        Map<String, ErpClient> rows = index(erp, ErpClient::id);
        Map<String, AccountClient> entries = index(account, AccountClient::uuid);
        Map<String, String> agreed = new HashMap<>();
        for (Link link : outcome.links()) {
            ErpClient row = rows.get(link.erpId());
            AccountClient entry = entries.get(link.uuid());
            agreed.put(link.erpId(), json(row == null || entry == null ? Map.of() : folding.agreed(row, entry)));
        }
        store.save(outcome, agreed);
    }

    private Outcome outcome(List<ErpClient> erp, List<AccountClient> account) {
        return new Matching(byNameAlone, store.decisions())
                .match(
                        erp.stream().map(folding::row).toList(),
                        account.stream().map(folding::entry).toList(),
                        store.linked());
    }

    private static <T> Map<String, T> index(List<T> values, Function<T, String> key) {
        return values.stream()
                .collect(Collectors.toMap(key, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    }

    private static String json(Map<String, String> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Two texts could not be written as JSON, which indicates a bug", e);
        }
    }
}
