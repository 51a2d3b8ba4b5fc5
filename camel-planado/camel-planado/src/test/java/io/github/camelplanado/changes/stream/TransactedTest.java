package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.camelplanado.TestPostgres;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** Route and mark in one transaction: exactly once for SQL on the same database. */
class TransactedTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final Jobs jobs = new Jobs(PLANADO);

    static Stream<DataSource> databases() {
        return Stream.of(Databases.h2(), TestPostgres.database());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_the_route_wrote_before_it_failed_is_rolled_back(DataSource database) throws Exception {
        JdbcTemplate sql = table(database);
        AtomicInteger tries = new AtomicInteger();
        jobs.create(1, 3);
        try (StreamRig rig = transacted(database)
                .doing(exchange -> {
                    insert(sql, exchange);
                    if (tries.incrementAndGet() % 2 == 1) {
                        throw new IllegalStateException("ERP says no");
                    }
                })
                .start()) {
            rig.awaitQuiet();

            assertThat(sql.queryForList("SELECT id FROM erp ORDER BY id", String.class))
                    .containsExactly("job-1", "job-2", "job-3");
            assertThat(tries).hasValueGreaterThan(3);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_was_told_though_the_lease_was_lost_is_rolled_back(DataSource database) throws Exception {
        JdbcTemplate sql = table(database);
        AtomicInteger tries = new AtomicInteger();
        jobs.create(1, 1);
        try (StreamRig rig = transacted(database)
                .doing(exchange -> {
                    insert(sql, exchange);
                    if (tries.incrementAndGet() == 1) {
                        // another node, which has taken it because this one stood still
                        elsewhere(database, "UPDATE planado_entity SET lease = lease + 1");
                    }
                })
                .start()) {
            await().until(() -> tries.get() == 1);
            elsewhere(database, "UPDATE planado_entity SET holder = NULL, held_until = NULL");
            rig.awaitQuiet();

            assertThat(tries).hasValue(2);
            assertThat(sql.queryForList("SELECT id FROM erp", String.class)).containsExactly("job-1");
        }
    }

    @Test
    void a_statement_that_failed_and_was_handled_holds_up_its_own_change_and_no_other() throws Exception {
        DataSource database = TestPostgres.database();
        JdbcTemplate sql = table(database);
        sql.update("INSERT INTO erp (id) VALUES ('job-1')");
        jobs.create(1, 5);
        try (StreamRig rig = transacted(database)
                .options(options -> options.setMaxRedeliveries(1))
                .doing(exchange -> {
                    try {
                        insert(sql, exchange);
                    } catch (DuplicateKeyException e) {
                        // the route goes on; to PostgreSQL the transaction is lost
                    }
                })
                .start()) {
            rig.awaitQuiet();

            assertThat(sql.queryForList("SELECT id FROM erp ORDER BY id", String.class))
                    .containsExactly("job-1", "job-2", "job-3", "job-4", "job-5");
            assertThat(rig.store().queue().parked("stream", 5)).singleElement().satisfies(parked -> {
                assertThat(parked.externalId()).isEqualTo("job-1");
                assertThat(parked.reason()).contains("25P02", "ON CONFLICT DO NOTHING");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_manager_that_does_not_manage_the_data_source_tells_nothing(DataSource database) throws Exception {
        JdbcTemplate sql = table(database);
        // Says nothing of what it manages, as a manager of two databases.
        DataSourceTransactionManager another = new DataSourceTransactionManager(proxy(database));
        AtomicInteger tries = new AtomicInteger();
        jobs.create(1, 1);
        try (StreamRig rig = new StreamRig(PLANADO, database)
                .options(options -> options.setTransactionManager(new Silent(another)))
                .doing(exchange -> {
                    tries.incrementAndGet();
                    insert(sql, exchange);
                })
                .start()) {
            await().until(() -> !rig.failures().isEmpty());

            assertThat(rig.failures().get(0)).hasMessageContaining("transactionManager does not manage");
            assertThat(tries).hasValue(0);
            assertThat(rig.store().queue().counts("stream").waiting()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_manager_of_another_data_source_is_refused(DataSource database) throws Exception {
        DataSource another = proxy(database);

        assertThatThrownBy(() -> SpringTransactions.check(database, new DataSourceTransactionManager(another)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("transactionManager does not manage the option dataSource");
        SpringTransactions.check(
                new TransactionAwareDataSourceProxy(database), new DataSourceTransactionManager(database));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_route_that_changes_its_thread_stays_in_the_transaction(DataSource database) throws Exception {
        JdbcTemplate sql = table(database);
        AtomicInteger tries = new AtomicInteger();
        jobs.create(1, 1);
        try (StreamRig rig = transacted(database)
                .threads()
                .doing(exchange -> {
                    insert(sql, exchange);
                    if (tries.incrementAndGet() == 1) {
                        throw new IllegalStateException("ERP says no");
                    }
                })
                .start()) {
            rig.awaitQuiet();

            assertThat(tries).hasValue(2);
            assertThat(sql.queryForList("SELECT id FROM erp", String.class)).containsExactly("job-1");
        }
    }

    /** Another one on the same database. */
    private static DataSource proxy(DataSource database) {
        return new DelegatingDataSource(database);
    }

    /** Does not say what it manages. */
    private record Silent(PlatformTransactionManager manager) implements PlatformTransactionManager {
        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            return manager.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            manager.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            manager.rollback(status);
        }
    }

    private static StreamRig transacted(DataSource database) throws Exception {
        return new StreamRig(PLANADO, database)
                .options(options -> options.setTransactionManager(new DataSourceTransactionManager(database)));
    }

    /** On a connection of its own, outside of the transaction. */
    private static void elsewhere(DataSource database, String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement open = connection.createStatement()) {
            open.executeUpdate(statement);
        }
    }

    private static JdbcTemplate table(DataSource database) {
        JdbcTemplate sql = new JdbcTemplate(database);
        sql.execute("CREATE TABLE erp (id varchar(50) PRIMARY KEY)");
        return sql;
    }

    private static void insert(JdbcTemplate sql, Exchange exchange) {
        sql.update(
                "INSERT INTO erp (id) VALUES (?)",
                exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID, String.class));
    }
}
