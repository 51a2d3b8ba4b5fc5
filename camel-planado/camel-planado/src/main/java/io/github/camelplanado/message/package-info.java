/**
 * What goes into and out of an exchange: bodies to JSON in three states (absent, null, value), JSON to the form that the
 * route asked for, and a change with its headers.
 */
package io.github.camelplanado.message;
