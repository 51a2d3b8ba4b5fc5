package io.github.camelplanado.operation;

import java.io.Closeable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.Page;
import io.github.camelplanado.client.Pages;
import org.apache.camel.RuntimeCamelException;

/**
 * A list, read as it is used: one page is in memory. {@link #hasNext()} may wait for the next page's turn on the caller's
 * thread, for at most {@code maxWait}; there is no reading ahead. For one thread.
 */
final class EntityIterator implements Iterator<Object>, Closeable {

    private final Pages walk;
    private final Function<ObjectNode, Object> form;
    private Iterator<ObjectNode> page;
    private volatile boolean closed;

    EntityIterator(Pages walk, Page first, Function<ObjectNode, Object> form) {
        this.walk = walk;
        this.form = form;
        this.page = first.elements().iterator();
    }

    /**
     * Whether there is one more.
     *
     * @throws IllegalStateException if the exchange that carried the list has ended before the list was read: an end in silence
     *     would look like a shorter list
     */
    @Override
    public boolean hasNext() {
        while (!page.hasNext()) {
            if (walk.isEnded()) {
                return false;
            }
            requireOpen();
            page = read().elements().iterator();
        }
        requireOpen();
        return true;
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The list has ended");
        }
        return form.apply(page.next());
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The list was not read to its end when its exchange ended or it was closed."
                    + " Read it within the exchange, for example with split, or use paging=all");
        }
    }

    private Page read() {
        try {
            return Futures.await(walk.next());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeCamelException("Interrupted while the next page of a list was waited for", e);
        }
    }
}
