package io.github.camelplanado.examples.linkaccount;

import java.util.List;

/**
 * A row of the copy of the account's list.
 *
 * @param uuid its uuid
 * @param externalId or null
 * @param name as it is written there
 * @param phones as they are written there; null if the list did not carry contacts
 */
record AccountClient(String uuid, String externalId, String name, List<String> phones) {}
