package io.github.camelplanado.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreThreadTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final StoreThread thread = new StoreThread();
    private volatile boolean letGo;

    @AfterEach
    void close() {
        letGo = true;
        thread.close();
    }

    @Test
    void a_driver_that_holds_its_thread_for_ever_does_not_hold_the_next_task() throws Exception {
        assertThatThrownBy(() -> thread.call(this::hang, SHORT)).isInstanceOf(TimeoutException.class);

        assertThat(thread.call(() -> "answer", LONG)).isEqualTo("answer");
        assertThat(thread.held()).isEqualTo(1);

        letGo = true;
        await().until(() -> thread.held() == 0);
    }

    @Test
    void drivers_hold_so_many_threads_and_no_more() throws Exception {
        for (int i = 0; i < StoreThread.MOST_HELD + 5; i++) {
            assertThatThrownBy(() -> thread.call(this::hang, SHORT)).isInstanceOf(TimeoutException.class);
        }
        assertThat(thread.held()).isEqualTo(StoreThread.MOST_HELD);

        letGo = true;
        assertThat(thread.call(() -> "answer", LONG)).isEqualTo("answer");
        await().until(() -> thread.held() == 0);
    }

    @Test
    void after_the_end_nothing_is_begun() {
        thread.close();

        assertThatThrownBy(() -> thread.call(() -> "answer", LONG)).isInstanceOf(RejectedExecutionException.class);
    }

    /** Deaf to interrupts, as drivers are. */
    private Object hang() {
        while (!letGo) {
            LockSupport.parkNanos(1_000_000);
        }
        return null;
    }
}
