/** What the account holds and the rules by which it changes. Knows no HTTP. */
package io.github.camelplanado.simulator.state;
