package io.github.camelplanado.benchmarks.rivals;

/**
 * An account of the simulated vendor.
 *
 * @param requestsPerMinute how fast its bucket leaks
 * @param bucket how many calls it holds
 * @param retryAfter seconds that a refusal names, or none
 */
public record Vendor(int requestsPerMinute, int bucket, String retryAfter) {

    static Vendor parse(String text) {
        String[] parts = text.split(",", -1);
        return new Vendor(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]);
    }

    @Override
    public String toString() {
        return requestsPerMinute + "," + bucket + "," + retryAfter;
    }
}
