package io.github.camelplanado.webhook;

import java.time.Duration;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * Takes webhooks between its start and its stop, and answers 503 before and after that. It has the threads that work for the
 * answers. Safe for many threads.
 */
abstract class AnsweringProcessor extends AsyncProcessorSupport {

    private Threads threads;
    private volatile Dispatcher dispatcher;

    @Override
    public final boolean process(Exchange exchange, AsyncCallback callback) {
        Answer answer = new Answer(exchange, callback);
        Dispatcher open = dispatcher;
        return open == null ? answer.now(Answer.LATER) : process(exchange, open, answer);
    }

    /** Sends the answer at once, or has the dispatcher send it; whether it was sent on this thread. */
    abstract boolean process(Exchange exchange, Dispatcher open, Answer answer);

    /**
     * From now on webhooks are taken; for the start.
     *
     * @param name of the threads, for people who look at them
     * @param patience after that the answer is 503
     * @param size how many are worked on side by side
     */
    final void open(CamelContext context, String name, Duration patience, int size) {
        threads = Threads.of(context, this, name, size);
        dispatcher = new Dispatcher(patience, size, threads.pool(), threads.timer());
    }

    @Override
    protected void doStop() throws Exception {
        Dispatcher open = dispatcher;
        dispatcher = null;
        if (open != null) {
            try {
                open.close();
            } finally {
                threads.stop();
            }
        }
        super.doStop();
    }

    @Override
    protected void doShutdown() throws Exception {
        if (threads != null) {
            threads.breakOff();
        }
        super.doShutdown();
    }
}
