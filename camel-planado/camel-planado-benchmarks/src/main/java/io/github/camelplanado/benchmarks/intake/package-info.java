/**
 * How many webhooks the streams of changes take in, beside a route that does no more than insert them. Start with
 * {@link io.github.camelplanado.benchmarks.intake.IntakeRun}.
 */
package io.github.camelplanado.benchmarks.intake;
