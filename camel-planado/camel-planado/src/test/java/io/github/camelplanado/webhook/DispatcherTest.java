package io.github.camelplanado.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request that was under way when the consumer stopped. */
class DispatcherTest {

    private final ExecutorService pool = Executors.newFixedThreadPool(1);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        pool.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void what_comes_after_the_close_is_answered_503_and_not_routed() throws Exception {
        AtomicInteger routed = new AtomicInteger();
        Dispatcher dispatcher = new Dispatcher(Duration.ofSeconds(5), 1, pool, timer);
        Work work = () -> CompletableFuture.completedFuture(() -> routed.incrementAndGet() > 0);

        assertThat(dispatch(dispatcher, "first", work)).isEqualTo(Answer.OK);
        dispatcher.close();

        assertThat(dispatch(dispatcher, "second", work)).isEqualTo(Answer.LATER);
        assertThat(routed).hasValue(1);
    }

    private static int dispatch(Dispatcher dispatcher, String key, Work work) throws InterruptedException {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        CountDownLatch answered = new CountDownLatch(1);
        dispatcher.dispatch(key, work, new Answer(exchange, sync -> answered.countDown()));
        assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }
}
