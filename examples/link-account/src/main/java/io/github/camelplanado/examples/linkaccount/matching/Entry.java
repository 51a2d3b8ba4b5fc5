package io.github.camelplanado.examples.linkaccount.matching;

import java.util.Set;

/**
 * A client of the account, as it is compared.
 *
 * @param uuid its uuid
 * @param externalId or null
 * @param name its name, see {@link Names}
 * @param phones its phones, see {@link Phones}; empty if there is none to compare
 * @param contactsKnown false while only a row of the list is known that carried no contacts
 */
public record Entry(String uuid, String externalId, Name name, Set<String> phones, boolean contactsKnown) {

    public Entry {
        phones = Set.copyOf(phones);
    }
}
