package io.github.camelplanado.api;

/**
 * Which state of an entity it is: how consumers see whether something is news.
 *
 * @param number the version of the entity. Where the vendor has none, the number that a stream gives to the states of an
 *     entity that it told: 1 for the first, one more for each later one
 * @param hash a fingerprint of what the list shows of the entity, or null for an entity with a version
 */
public record EntityState(long number, String hash) {

    /** The state of an entity with a version. One without ranks lowest, so that it is told once. */
    public static EntityState ofVersion(Long version) {
        return new EntityState(version == null ? 0 : version, null);
    }

    /**
     * The state of an entity without a version, as news.
     *
     * @param before the state that was told last, or null
     */
    public static EntityState following(EntityState before, String hash) {
        return new EntityState(before == null ? 1 : before.number + 1, hash);
    }

    /** Whether the other state is no news to one who knows this state: it is older, or the same. */
    public boolean covers(EntityState other) {
        return other.hash == null ? number >= other.number : other.hash.equals(hash);
    }
}
