package io.github.camelplanado.budget;

import java.util.function.Supplier;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;

/**
 * Where JVMs keep the bucket that they share. Every method may block and fail. Used by one thread at a time; one that did not
 * come back in time may still come back beside its successor.
 */
interface BucketStore extends AutoCloseable {

    /** Connects, makes what is missing and reads the store's clock. Called before first use, and again when something is wrong. */
    void open() throws Exception;

    /**
     * The bucket of an account. It is made on its first use, also when the store has lost it.
     *
     * @param account names it; no secret
     * @param unknown how it begins
     */
    Bucket bucket(String account, Supplier<BucketConfiguration> unknown) throws Exception;

    /** Removes the bucket of an account: the next use makes a new one. */
    void forget(String account) throws Exception;

    /** Lets go of what the store opened itself. */
    @Override
    void close();
}
