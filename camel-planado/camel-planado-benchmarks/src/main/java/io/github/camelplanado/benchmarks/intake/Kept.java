package io.github.camelplanado.benchmarks.intake;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.github.camelplanado.benchmarks.stage.PostgresServer;
import org.postgresql.PGConnection;

/**
 * Looks for accepted webhooks in the connector's tables.
 *
 * @param database where they are
 */
record Kept(PostgresServer database) {

    private static final String LOST = """
        SELECT count(*) FROM accepted a
        WHERE NOT EXISTS (SELECT 1 FROM planado_inbox i WHERE i.uuid = a.uuid AND i.version = a.version)
            AND NOT EXISTS (SELECT 1 FROM planado_entity e WHERE e.stream = '%s' AND e.uuid = a.uuid AND e.version >= a.version)
        """.formatted(NodeMain.STREAM);

    /** How many of those in a file are neither in the inbox nor known. */
    long lost(Deliveries deliveries, Path numbers) throws IOException, SQLException {
        try (var lines = Files.lines(numbers)) {
            return lost(deliveries, lines.mapToLong(Long::parseLong));
        }
    }

    /** The same of some. One snapshot sees both tables, so that what moves from one to the other is seen. */
    long lost(Deliveries deliveries, LongStream numbers) throws IOException, SQLException {
        String rows = numbers.mapToObj(number -> deliveries.uuid(number) + "\t" + deliveries.version(number) + "\n")
                .collect(Collectors.joining());
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE accepted (uuid text, version bigint)");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY accepted FROM STDIN", new StringReader(rows));
            try (ResultSet lost = statement.executeQuery(LOST)) {
                lost.next();
                return lost.getLong(1);
            }
        }
    }
}
