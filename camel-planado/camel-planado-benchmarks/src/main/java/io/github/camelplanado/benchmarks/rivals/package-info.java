/**
 * The component beside what its users would write without it, in real time and against a simulator that is far away. Start
 * with {@link io.github.camelplanado.benchmarks.rivals.RivalsRun}.
 */
package io.github.camelplanado.benchmarks.rivals;
