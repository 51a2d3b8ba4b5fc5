package io.github.camelplanado.simulator.contract;

/**
 * One way in which a value breaks its schema.
 *
 * @param pointer JSON pointer of the value, empty for the root
 * @param keyword the schema's keyword that is broken, e.g. {@code maxLength}
 * @param property the key that is unknown or missing, else null
 * @param message what is wrong, in English
 */
public record Violation(String pointer, String keyword, String property, String message) {

    /**
     * Whether the value only has a key that the contract does not know.
     *
     * @return true for unknown keys, which the vendor ignores
     */
    public boolean unknownKey() {
        return keyword.equals("additionalProperties");
    }

    /**
     * The key of the body's root that the violation belongs to, as the vendor's {@code errors} are keyed.
     *
     * @return the first key of the path, or {@code base} for the body as a whole
     */
    public String field() {
        if (!pointer.isEmpty()) {
            return pointer.substring(1).split("/", -1)[0].replace("~1", "/").replace("~0", "~");
        }
        return property == null ? "base" : property;
    }

    /**
     * Where the unknown key is.
     *
     * @return JSON pointer of the key itself
     */
    public String keyPointer() {
        return property == null
                ? pointer
                : pointer + "/" + property.replace("~", "~0").replace("/", "~1");
    }
}
