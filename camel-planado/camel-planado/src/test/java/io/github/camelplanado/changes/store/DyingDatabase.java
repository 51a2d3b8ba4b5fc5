package io.github.camelplanado.changes.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database that notes its statements, and whose connection can die at one of them, as if the JVM was killed there. Others can
 * work between two statements.
 */
final class DyingDatabase extends DelegatingDataSource {

    private final List<String> statements = new ArrayList<>();
    private int dieAt;
    private Consumer<String> others = statement -> {};

    DyingDatabase(DataSource database) {
        super(database);
    }

    /** Begins to note statements; the connection dies instead of the given one, from 1, or never with 0. */
    void dieAt(int statement) {
        statements.clear();
        dieAt = statement;
    }

    /** What others do before each statement. */
    void meanwhile(Consumer<String> others) {
        this.others = others;
    }

    List<String> statements() {
        return List.copyOf(statements);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean end = method.getName().equals("commit");
                    if (method.getName().equals("prepareStatement") || end) {
                        String statement = end ? "COMMIT" : (String) arguments[0];
                        statements.add(statement);
                        others.accept(statement);
                        if (statements.size() == dieAt) {
                            connection.abort(Runnable::run);
                            connection.close();
                            throw new SQLException("The JVM was killed", "08006");
                        }
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
