/** JSON as the wire wants it: three states (absent, null, value) and exact decimals. Everything above may use it. */
package io.github.camelplanado.json;
