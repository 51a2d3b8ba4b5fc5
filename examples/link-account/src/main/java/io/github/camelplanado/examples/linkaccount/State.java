package io.github.camelplanado.examples.linkaccount;

/**
 * How far linking is.
 *
 * @param begun whether a page was read
 * @param ended whether the whole list was read
 * @param pageSize elements of the largest page so far, 0 before the first
 * @param stage what the last plan was about, or null if there was none
 * @param allowed calls in all, as printed
 * @param calls calls made
 */
public record State(boolean begun, boolean ended, int pageSize, Stage stage, long allowed, long calls) {

    /** What a plan is about. */
    public enum Stage {
        READ,
        WRITE
    }
}
