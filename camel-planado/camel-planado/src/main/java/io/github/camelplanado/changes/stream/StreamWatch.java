package io.github.camelplanado.changes.stream;

/** Is told when a consumer begins and ends, to do what begins and ends with it. */
public interface StreamWatch {

    /** Nobody. */
    StreamWatch NOBODY = new StreamWatch() {
        @Override
        public void starting(ChangesControl stream) {
            // nothing to do
        }

        @Override
        public void stopped(ChangesControl stream) {
            // nothing to do
        }
    };

    /**
     * A consumer is about to begin; its name is known.
     *
     * @throws RuntimeException if it must not
     */
    void starting(ChangesControl stream);

    /** A consumer has ended, or could not begin. */
    void stopped(ChangesControl stream);
}
