package io.github.camelplanado.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelplanado.api.PlanadoConfiguration;

/**
 * The secrets that a webhook may carry; only their hashes are kept. A class and not a record, so that nothing prints them.
 */
final class Secrets {

    /** The secret as it is, in the clear (documentation); there is no signature. */
    static final String HEADER = "X-Planado-Secret";

    private final List<byte[]> hashes;

    private Secrets(List<byte[]> hashes) {
        this.hashes = hashes;
    }

    /**
     * The secrets of endpoints that share an address: each is good.
     *
     * @throws IllegalArgumentException if there is none and not all of them allow that
     */
    static Secrets ofAll(Collection<PlanadoConfiguration> configurations) {
        return new Secrets(configurations.stream()
                .map(Secrets::of)
                .flatMap(secrets -> secrets.hashes.stream())
                .toList());
    }

    /**
     * The secrets of an endpoint.
     *
     * @throws IllegalArgumentException if there is none and that is not allowed
     */
    static Secrets of(PlanadoConfiguration configuration) {
        boolean missing = isBlank(configuration.getWebhookSecret());
        if (missing && !configuration.isAllowUnverified()) {
            throw new IllegalArgumentException(
                    "The option webhookSecret is missing: anybody could send webhooks. Set it"
                            + " to the secret of the webhook in the vendor's settings; allowUnverified=true is for tests");
        }
        return new Secrets(
                missing
                        ? List.of()
                        : Stream.of(configuration.getWebhookSecret(), configuration.getPreviousWebhookSecret())
                                .filter(secret -> !isBlank(secret))
                                .map(Secrets::hash)
                                .toList());
    }

    /** Whether webhooks are not verified at all. */
    boolean acceptAll() {
        return hashes.isEmpty();
    }

    /** Compares in a time that tells nothing; no secret is compared less than another. */
    boolean accept(String given) {
        if (hashes.isEmpty()) {
            return true;
        }
        byte[] hash = hash(given == null ? "" : given);
        boolean equal = false;
        for (byte[] secret : hashes) {
            equal |= MessageDigest.isEqual(secret, hash);
        }
        return equal;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
