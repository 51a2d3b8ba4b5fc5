/** The vendor's contract as packed into this jar: operations, routing, checks of bodies. Knows no state. */
package io.github.camelplanado.simulator.contract;
