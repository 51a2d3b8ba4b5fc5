package io.github.camelplanado.changes.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several rows by one statement, on real databases. */
class BatchTest {

    static Stream<Databases.Named> databases() {
        return Databases.all();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_row_that_is_not_there_fails_the_transaction_for_good(Databases.Named named) {
        Database database = new Database(named.dataSource());
        database.open();
        Batch batch = new Batch(database, "update-richer");
        batch.add("crud", "ROW", null, "s", "nobody");

        assertThatThrownBy(() -> database.run("write", connection -> {
                    batch.run(connection);
                    return null;
                }))
                .hasMessageContaining("'update-richer' touched 0 rows")
                .matches(failure -> InboxBatch.refusesContents((RuntimeException) failure), "is no outage");
    }
}
