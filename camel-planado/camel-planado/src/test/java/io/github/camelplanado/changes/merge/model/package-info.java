/** A vendor, a wire and those who listen, as arithmetic: what merging is tried with. */
package io.github.camelplanado.changes.merge.model;
