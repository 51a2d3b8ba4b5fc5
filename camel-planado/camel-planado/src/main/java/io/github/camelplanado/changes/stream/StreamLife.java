package io.github.camelplanado.changes.stream;

import java.util.Set;
import java.util.UUID;

import org.apache.camel.spi.ExceptionHandler;

/**
 * What both sides of one life of a consumer, reading and telling, are made from.
 *
 * @param scope what it shares with other consumers of the account
 * @param stream which one
 * @param home where it is in the store
 * @param options of the consumer
 * @param holder its name in the store, another one in each life: what an old life leaves is refused
 * @param routes for which it calls the vendor
 * @param complaints is told of failures that are of no exchange
 */
record StreamLife(
        StreamScope scope,
        StreamId stream,
        StreamHome home,
        StreamOptions options,
        String holder,
        Set<String> routes,
        ExceptionHandler complaints) {

    static StreamLife of(
            StreamScope scope,
            StreamId stream,
            StreamOptions options,
            Set<String> routes,
            ExceptionHandler complaints) {
        StreamHome home = new StreamHome(stream, scope.stores());
        return new StreamLife(scope, stream, home, options, UUID.randomUUID().toString(), routes, complaints);
    }

    /** Calls of its own for each side: the reader counts what its looks cost. */
    StreamCalls calls() {
        return new StreamCalls(scope.clients(), routes);
    }

    /**
     * Failures of a part of the work.
     *
     * @param work as the end of "could not ..."; the path of the list follows
     * @param afterwards run when it works again
     */
    Outage outage(String work, Runnable afterwards) {
        return new Outage(work + " " + path(), complaints, afterwards, scope.clock());
    }

    /** The list, for people. */
    String path() {
        return "planado:" + stream.resource().path();
    }
}
