package io.github.camelplanado.examples.linkaccount.matching;

/**
 * A pair that a person has to decide.
 *
 * @param erpId key of the row
 * @param uuid of the entry
 * @param reason what speaks for it, and why that is not enough
 */
public record Question(String erpId, String uuid, String reason) {}
