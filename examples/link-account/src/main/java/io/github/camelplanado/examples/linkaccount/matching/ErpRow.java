package io.github.camelplanado.examples.linkaccount.matching;

import java.util.Set;

/**
 * A client of the ERP, as it is compared.
 *
 * @param id its key in the ERP
 * @param name its name, see {@link Names}; empty if it has none
 * @param phones its phones, see {@link Phones}; empty if there is none to compare
 */
public record ErpRow(String id, Name name, Set<String> phones) {

    public ErpRow {
        phones = Set.copyOf(phones);
    }
}
