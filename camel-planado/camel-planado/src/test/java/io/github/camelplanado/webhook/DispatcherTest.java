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

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.json.WireJson;
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
        Dispatcher dispatcher = new Dispatcher(
                CompletableFuture::completedFuture,
                change -> routed.incrementAndGet() > 0,
                Duration.ofSeconds(5),
                1,
                pool,
                timer);

        assertThat(dispatch(dispatcher, 1)).isEqualTo(Answer.OK);
        dispatcher.close();

        assertThat(dispatch(dispatcher, 2)).isEqualTo(Answer.LATER);
        assertThat(routed).hasValue(1);
    }

    private static int dispatch(Dispatcher dispatcher, long version) throws InterruptedException {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        CountDownLatch answered = new CountDownLatch(1);
        Change change = new Change(
                Resource.JOBS,
                "j",
                version,
                "job_updated",
                WireJson.mapper().createObjectNode(),
                Change.BodyKind.SNAPSHOT,
                Change.Source.WEBHOOK,
                false,
                null);
        dispatcher.dispatch(change, new Answer(exchange, sync -> answered.countDown()));
        assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }
}
