package io.github.camelplanado.budget;

import io.lettuce.core.RedisClient;

/**
 * A shared budget in Redis. Needs {@code com.bucket4j:bucket4j_jdk17-lettuce} and {@code io.lettuce:lettuce-core} on the class
 * path; nothing else in the component does.
 */
public final class RedisBudget {

    private RedisBudget() {}

    /**
     * A budget under the key {@code planado:budget:<hash of the account>}, on one connection for each account.
     *
     * @param client stays the caller's
     */
    public static SharedBudget of(RedisClient client) {
        return new SharedBudget(timeout -> new LettuceStore(client, timeout));
    }
}
