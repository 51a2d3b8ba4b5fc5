/** The pages below {@code docs}: their tables are made from the catalogue, the contract file and Camel's metadata, their examples run. */
package io.github.camelplanado.docs;
