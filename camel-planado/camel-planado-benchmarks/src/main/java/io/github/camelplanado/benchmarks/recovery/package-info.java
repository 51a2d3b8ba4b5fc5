/**
 * How long a finished job stays unseen when the receiver is refused and the process is killed. Start with
 * {@link io.github.camelplanado.benchmarks.recovery.RecoveryRun}. In real time: the limit of the account, the vendor's repeats and
 * the leases of the database keep to the same clock.
 */
package io.github.camelplanado.benchmarks.recovery;
