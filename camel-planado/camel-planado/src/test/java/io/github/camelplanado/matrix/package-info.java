/** The connector under every answer to the open questions about the vendor. */
package io.github.camelplanado.matrix;
