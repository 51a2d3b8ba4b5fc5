package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a database of streams is open, and when never again. */
class StreamDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void nobody_opens_it_again_once_it_is_closed() throws Exception {
        StreamDatabase database =
                StreamDatabase.embedded(folder.resolve("changes").toString());
        assertThat(database.get()).isSameAs(database.opened());
        database.close();
        Path file = folder.resolve("changes.mv.db");
        Files.move(file, folder.resolve("moved"));

        assertThatThrownBy(database::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(database::opened).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(database::connect).isInstanceOf(IllegalStateException.class);
        assertThat(file).doesNotExist();
        database.close();
    }

    @Test
    void an_interrupted_thread_closes_it_too() {
        String file = folder.resolve("changes").toString();
        StreamDatabase database = StreamDatabase.embedded(file);
        DataSource connections = database.connect();
        database.get();
        Thread.currentThread().interrupt();
        try {
            database.close();
        } finally {
            // for the tests behind this one
            Thread.interrupted();
        }

        assertThatThrownBy(connections::getConnection).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoever_closes_it_does_not_wait_for_a_database_that_hangs_while_it_is_opened() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        StreamDatabase database = StreamDatabase.of(hanging(asked, goOn), Duration.ofMillis(50));
        CompletableFuture<?> opened = CompletableFuture.supplyAsync(database);
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(database::connect)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not open");
        database.close();
        goOn.countDown();

        try {
            opened.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(database::opened).hasMessageContaining("closed");
    }

    /** A database that gives no connection until it may. */
    private static DataSource hanging(CountDownLatch asked, CountDownLatch goOn) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return (DataSource) Proxy.newProxyInstance(
                StreamDatabaseTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        asked.countDown();
                        assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
                    }
                    return method.invoke(h2, arguments);
                });
    }
}
