/** What the harness and its workers both know. */
package io.github.camelplanado.benchmarks.kill.plan;
