package io.github.camelplanado.api;

/** Whether a consumer fetches the whole entity before it tells a change. */
public enum Detail {
    /** Never: the body is what the source carried. */
    never,
    /** Only when a key named in {@code requiredFields} is absent. */
    missing,
    /** Always. */
    always
}
