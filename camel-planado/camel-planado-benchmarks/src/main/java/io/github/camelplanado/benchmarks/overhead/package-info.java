/**
 * What a call costs on this side of the wire, beside the route that does the same without the component. Start with
 * {@link io.github.camelplanado.benchmarks.overhead.OverheadRun}.
 */
package io.github.camelplanado.benchmarks.overhead;
