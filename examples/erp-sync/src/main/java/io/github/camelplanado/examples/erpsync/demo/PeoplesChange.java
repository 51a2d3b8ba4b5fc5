package io.github.camelplanado.examples.erpsync.demo;

/**
 * A field that somebody changed in Planado.
 *
 * @param name of the entity
 * @param column the ERP's name of the field
 * @param value the new value; null for empty
 * @param millis when, in real time
 */
record PeoplesChange(String name, String column, String value, long millis) {}
