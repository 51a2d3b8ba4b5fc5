/** What happened, for checks from outside: one JSON line for each request, change and attempt to deliver. */
package io.github.camelplanado.simulator.journal;
