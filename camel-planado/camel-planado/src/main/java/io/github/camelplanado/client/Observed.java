package io.github.camelplanado.client;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

import io.github.camelplanado.api.AccountState;

/**
 * What was seen of an account, for those who look.
 *
 * @param account its name, which tells no secret
 * @param nanos monotonic
 * @param traffic what became of its turns
 * @param key how the vendor took its key
 */
record Observed(String account, LongSupplier nanos, Traffic traffic, KeyStanding key) {

    /** Nothing was seen yet. */
    static Observed nothing(String account, LongSupplier nanos) {
        return new Observed(account, nanos, new Traffic(nanos), new KeyStanding());
    }

    /** How the account stands. */
    AccountState state(Account whole) {
        KeyStanding.Seen last = key.last();
        return new AccountState(
                account,
                whole.settings().baseUrl(),
                traffic.state(whole.budget(), whole.settings().pacing().requestsPerMinute()),
                whole.breaker().getState().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                last.status(),
                last.status() == 0 ? null : Duration.ofNanos(Math.max(0, nanos.getAsLong() - last.atNanos())),
                last.refusals());
    }
}
