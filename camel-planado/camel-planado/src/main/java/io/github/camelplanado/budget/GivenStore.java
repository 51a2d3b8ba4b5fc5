package io.github.camelplanado.budget;

import java.util.function.Function;
import java.util.function.Supplier;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ProxyManager;

/**
 * Buckets of a proxy manager that the user made.
 *
 * @param buckets the user's
 * @param key of an account
 * @param clock that was given to the proxy manager, or null if it has one of its own
 */
record GivenStore<K>(ProxyManager<K> buckets, Function<String, K> key, StoreClock clock) implements BucketStore {

    @Override
    public void open() throws Exception {
        if (clock != null) {
            clock.read();
        }
    }

    @Override
    public Bucket bucket(String account, Supplier<BucketConfiguration> unknown) throws Exception {
        if (clock != null) {
            clock.refresh();
        }
        return buckets.builder().build(key.apply(account), unknown);
    }

    @Override
    public void forget(String account) {
        buckets.removeProxy(key.apply(account));
    }

    @Override
    public void close() {
        // all of it is the user's
    }
}
