package io.github.camelplanado.benchmarks.recovery;

import java.time.Duration;

/**
 * A worker's visit.
 *
 * @param job its external id
 * @param finish when the job is finished, from the beginning
 * @param photo when the worker adds a photo, which makes another version; null for never
 */
record Visit(String job, Duration finish, Duration photo) {}
