package io.github.camelplanado.examples.linkaccount.matching;

/** What speaks for an ERP row and an entry of the account being the same client, the strongest first. */
public enum Evidence {
    NAME_AND_PHONE("same name and phone", true),
    NAME("same name, no phone to compare", true),
    NEAR_NAME_AND_PHONE("near name, same phone", true),
    OTHER_PHONE("same name, other phone", false),
    OTHER_NAME("same phone, other name", false),
    NEAR_NAME("near name, no phone to compare", false);

    private final String text;
    private final boolean competing;

    Evidence(String text, boolean competing) {
        this.text = text;
        this.competing = competing;
    }

    /** For people. */
    public String text() {
        return text;
    }

    /** Whether a second candidate of this kind keeps even a perfect one from being linked. */
    public boolean isCompeting() {
        return competing;
    }
}
