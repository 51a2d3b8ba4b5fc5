package io.github.camelplanado.changes.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SQL of one kind of database, by name. It lives in resource files beside the class that uses it, so that it can be read
 * and granted by those who run the database. What both databases understand is in {@code common.sql}, if there is one.
 *
 * @param byName the statements
 */
public record SqlStatements(Map<String, String> byName) {

    private static final Map<String, String> FILES = Map.of("PostgreSQL", "postgresql.sql", "H2", "h2.sql");
    private static final String COMMON = "common.sql";
    private static final Pattern STATEMENT =
            Pattern.compile("^-- name: ([a-z-]+)\\R(.*?)(?=^-- name:|\\z)", Pattern.MULTILINE | Pattern.DOTALL);

    /**
     * The statements for a database.
     *
     * @param user the class beside which they are
     * @param product the name that the JDBC driver tells
     * @throws IllegalArgumentException if it is not supported; the text names those that are
     */
    public static SqlStatements of(Class<?> user, String product) {
        String file = FILES.get(product);
        if (file == null) {
            throw new IllegalArgumentException("The option dataSource leads to '" + product
                    + "', which the store of planado consumers does not support. It supports: PostgreSQL, H2");
        }
        Map<String, String> statements = new HashMap<>();
        collect(read(user, COMMON).orElse(""), statements);
        collect(
                read(user, file)
                        .orElseThrow(
                                () -> new IllegalStateException("The resource " + file + " is missing in the jar")),
                statements);
        return new SqlStatements(Map.copyOf(statements));
    }

    private static void collect(String text, Map<String, String> statements) {
        Matcher matcher = STATEMENT.matcher(text);
        while (matcher.find()) {
            statements.put(matcher.group(1), matcher.group(2).strip());
        }
    }

    /** Whether this kind of database needs that one. */
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The statement of that name. */
    public String get(String name) {
        String statement = byName.get(name);
        if (statement == null) {
            throw new IllegalStateException("No statement is named " + name);
        }
        return statement;
    }

    private static Optional<String> read(Class<?> user, String file) {
        try (InputStream in = user.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
