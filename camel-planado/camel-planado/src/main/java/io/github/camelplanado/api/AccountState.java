package io.github.camelplanado.api;

import java.time.Duration;

/**
 * A look at an account as this JVM sees it. Tells no secret.
 *
 * @param account names the account: the beginning of a hash over address and key, the same in every JVM
 * @param baseUrl the address of the API
 * @param budget who may call when
 * @param breaker the circuit breaker: {@code closed}, {@code open}, {@code half-open} or {@code disabled}
 * @param lastStatus the HTTP status of the vendor's last answer; 0 if there was none
 * @param lastAnswer how long ago that was; null if there was none
 * @param keyRefusals answers 401 and 403 in a row, up to the last answer that tells about the key
 */
public record AccountState(
        String account,
        String baseUrl,
        BudgetState budget,
        String breaker,
        int lastStatus,
        Duration lastAnswer,
        int keyRefusals) {}
