package io.github.camelplanado.changes.merge;

/**
 * What an observation is to what is known.
 *
 * @param what what it is
 * @param known what is known afterwards; null only for an unknown entity that must be asked for first
 * @param replacesBody whether the observation's body takes the place of the stored one
 */
public record Verdict(What what, Known known, boolean replacesBody) {

    /** What an observation is. */
    public enum What {
        /** A newer state: it is told, and events of older versions that still wait are not. */
        NEWS,
        /** Another class of event of the version that is known: it is told too. */
        ALSO,
        /** Nothing to tell, but more is known than before: {@link #known()}, and the body if it is replaced. */
        RICHER,
        /** Old, or seen already: nothing to tell and nothing to keep. */
        NOTHING,
        /**
         * Whether the entity is there must be asked with a call for it, outside of any transaction. Nothing is kept until
         * the answer. With the entity: {@link Merge#of} with the answer (FULL, REPAIR). 404: {@link Merge#gone}, or
         * {@link Merge#stillGone} if it was known to be gone.
         */
        VERIFY
    }

    /** Whether something is told. */
    public boolean isTold() {
        return what == What.NEWS || what == What.ALSO;
    }

    static Verdict news(Known known, boolean replacesBody) {
        return new Verdict(What.NEWS, known, replacesBody);
    }

    static Verdict verify(Known known) {
        return new Verdict(What.VERIFY, known, false);
    }

    static Verdict nothing(Known known) {
        return new Verdict(What.NOTHING, known, false);
    }
}
