package io.github.camelplanado.examples.linkaccount.matching;

/**
 * An ERP row and the entry that it is.
 *
 * @param erpId key of the row
 * @param uuid of the entry
 * @param why for people
 */
public record Link(String erpId, String uuid, String why) {}
