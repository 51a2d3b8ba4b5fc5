package io.github.camelplanado.changes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SQL of one kind of database, by name. It lives in resource files beside this class, so that it can be read and
 * granted by those who run the database.
 *
 * @param byName the statements
 */
record SqlStatements(Map<String, String> byName) {

    private static final Map<String, String> FILES = Map.of("PostgreSQL", "postgresql.sql", "H2", "h2.sql");
    private static final Pattern STATEMENT =
            Pattern.compile("^-- name: ([a-z-]+)\\R(.*?)(?=^-- name:|\\z)", Pattern.MULTILINE | Pattern.DOTALL);

    /**
     * The statements for a database.
     *
     * @param product the name that the JDBC driver tells
     * @throws IllegalArgumentException if it is not supported; the text names those that are
     */
    static SqlStatements of(String product) {
        String file = FILES.get(product);
        if (file == null) {
            throw new IllegalArgumentException("The option dataSource leads to '" + product
                    + "', which the store of planado consumers does not support. It supports: PostgreSQL, H2");
        }
        Map<String, String> statements = new HashMap<>();
        Matcher matcher = STATEMENT.matcher(read(file));
        while (matcher.find()) {
            statements.put(matcher.group(1), matcher.group(2).strip());
        }
        return new SqlStatements(Map.copyOf(statements));
    }

    String get(String name) {
        String statement = byName.get(name);
        if (statement == null) {
            throw new IllegalStateException("No statement is named " + name);
        }
        return statement;
    }

    private static String read(String file) {
        try (InputStream in = SqlStatements.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + file + " is missing in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
