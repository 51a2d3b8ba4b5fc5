/** What the component costs, measured against the simulator in another process. */
package io.github.camelplanado.benchmarks;
