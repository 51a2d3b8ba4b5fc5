package io.github.camelplanado.changes;

import java.time.Instant;

/** The marks that readings of a newest-first list leave for those that follow. For one thread. */
public interface Marks {

    /** Up to which update was read, by the vendor's clock; null if that is not known. */
    Instant readUpTo();

    /** A reading saw every update up to that moment. An earlier one than the known is left out. */
    void readUpTo(Instant time);

    /** The newest entity when the silent learning began; null before that and after it. */
    String learntFrom();

    /**
     * Silent learning begins. This is noted before anything is learnt: what comes later must never be taken for something
     * that was there before, not even by a walk that has to begin anew.
     *
     * @param uuid of the newest entity
     */
    void learnFrom(String uuid);
}
