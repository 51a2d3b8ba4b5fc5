/**
 * What users of the component import: header names, the catalogue of the vendor's operations, exceptions, and the
 * interfaces that can be replaced. Start with {@link io.github.camelplanado.api.Catalogue}.
 */
package io.github.camelplanado.api;
