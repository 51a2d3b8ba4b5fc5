package io.github.camelplanado.api;

/** Whether the whole entity is fetched for each change of a consumer, or for each row of a list. */
public enum Detail {
    /** Never: the body is what the source carried. */
    never,
    /** Only when a key named in {@code requiredFields} is absent. */
    missing,
    /** Always. */
    always
}
