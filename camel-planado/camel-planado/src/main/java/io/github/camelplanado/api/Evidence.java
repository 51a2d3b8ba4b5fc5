package io.github.camelplanado.api;

/** How well a fact about the vendor's API is known. */
public enum Evidence {
    /** Stated by the vendor's documentation. */
    DOC("doc"),
    /** Seen in public client code only. */
    CLIENT_CODE("client-code"),
    /** Our own conclusion; may be wrong. */
    INFERRED("inferred");

    private final String mark;

    Evidence(String mark) {
        this.mark = mark;
    }

    /** The value of {@code x-evidence} in the contract file. */
    public String mark() {
        return mark;
    }
}
