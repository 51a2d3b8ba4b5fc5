package io.github.camelplanado.examples.linkaccount;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelplanado.examples.linkaccount.matching.Entry;
import io.github.camelplanado.examples.linkaccount.matching.ErpRow;
import io.github.camelplanado.examples.linkaccount.matching.Names;
import io.github.camelplanado.examples.linkaccount.matching.Phones;

/**
 * Brings both sides into the form in which they are compared. Pure.
 *
 * @param names how names are folded
 * @param phones how phones are folded
 */
record Folding(Names names, Phones phones) {

    ErpRow row(ErpClient client) {
        return new ErpRow(client.id(), names.of(client.name()), phones.in(client.phone()));
    }

    Entry entry(AccountClient client) {
        boolean known = client.phones() != null;
        Set<String> folded = known ? phones.in(client.phones()) : Set.of();
        return new Entry(client.uuid(), client.externalId(), names.of(client.name()), folded, known);
    }

    /** What both say alike, spelling apart: name and phone of the ERP, each only if there is nothing to send. */
    Map<String, String> agreed(ErpClient erp, AccountClient account) {
        Map<String, String> agreed = new LinkedHashMap<>();
        if (names.of(erp.name()).equals(names.of(account.name()))) {
            agreed.put("name", erp.name());
        }
        List<String> there = account.phones() == null ? List.of() : account.phones();
        Set<String> own = phones.in(erp.phone());
        boolean samePhones = own.isEmpty()
                ? erp.phone() == null || there.contains(erp.phone())
                : phones.in(there).containsAll(own);
        if (samePhones) {
            agreed.put("phone", erp.phone());
        }
        return agreed;
    }
}
