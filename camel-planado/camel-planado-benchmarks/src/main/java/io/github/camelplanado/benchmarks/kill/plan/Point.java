package io.github.camelplanado.benchmarks.kill.plan;

/** A place at which a worker can be made to stand still, to be killed there. */
public enum Point {
    /** A webhook is stored, its answer not sent. */
    AFTER_STORE_BEFORE_ACK,
    /** What the receiver stored is merged, the transaction still open. */
    AFTER_MERGE_BEFORE_COMMIT,
    /** A call has its permit, nothing is sent. */
    AFTER_PERMIT,
    /** The vendor has answered, nobody has looked at it. */
    AFTER_FETCH,
    /** The rows of a page are written, the position not committed. */
    AFTER_ROWS_BEFORE_CHECKPOINT,
    /** A change has come to its route, which has done nothing. */
    AT_FIRST_STEP,
    /** The route has done its work in the transaction of the consumer. */
    AFTER_ROUTE_BEFORE_COMMIT,
    /** The transaction of the consumer is committed, the consumer does not know it. */
    AFTER_COMMIT,
    /** The route has done its work without a transaction, the change is not marked as told. */
    AFTER_ROUTE_BEFORE_MARK,
    /** The vendor has taken our write, the outbox does not know it. */
    AFTER_PATCH_BEFORE_MARK
}
