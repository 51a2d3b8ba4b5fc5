/**
 * Jobs, clients and sites as types: immutable records of what was read, builders of what is written. Both keep absent, null and
 * value apart. Nothing here talks to the vendor.
 */
package io.github.camelplanado.api.model;
