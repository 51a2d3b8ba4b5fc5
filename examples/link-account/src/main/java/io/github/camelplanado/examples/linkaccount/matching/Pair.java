package io.github.camelplanado.examples.linkaccount.matching;

/**
 * An ERP row and an entry that may be the same client.
 *
 * @param row of the ERP
 * @param entry of the account
 * @param evidence what speaks for it
 */
public record Pair(ErpRow row, Entry entry, Evidence evidence) {}
