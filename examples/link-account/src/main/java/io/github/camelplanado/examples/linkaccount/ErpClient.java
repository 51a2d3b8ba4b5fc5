package io.github.camelplanado.examples.linkaccount;

/**
 * A row of the view {@code erp_clients}.
 *
 * @param id its key
 * @param name as it is written there
 * @param phone as it is written there, or null
 */
record ErpClient(String id, String name, String phone) {}
