package io.github.camelplanado.api.model;

/** Refuses what is null where null says nothing, in words that name it. */
final class Arguments {

    private Arguments() {}

    /**
     * The value itself.
     *
     * @throws IllegalArgumentException if it is null
     */
    static <T> T given(String what, T value) {
        if (value == null) {
            throw new IllegalArgumentException(what + " takes no null: leave it out");
        }
        return value;
    }
}
