package io.github.camelplanado.benchmarks.kill.worker;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections whose statements and commits are seen, so that points need no hook in the code under test. */
final class WatchedDataSource extends DelegatingDataSource {

    private final Points points;

    WatchedDataSource(DataSource database, Points points) {
        super(database);
        this.points = points;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return watched(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return watched(super.getConnection(user, password));
    }

    private Connection watched(Connection connection) {
        SeenWork seen = new SeenWork(points);
        return proxy(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "prepareStatement" ->
                statement(PreparedStatement.class, call(connection, method, arguments), (String) arguments[0], seen);
            case "createStatement" -> statement(Statement.class, call(connection, method, arguments), null, seen);
            case "commit" -> {
                seen.beforeCommit();
                Object result = call(connection, method, arguments);
                seen.afterCommit();
                yield result;
            }
            case "rollback", "close" -> {
                seen.forget();
                yield call(connection, method, arguments);
            }
            default -> call(connection, method, arguments);
        });
    }

    private static <T extends Statement> T statement(Class<T> type, Object statement, String prepared, SeenWork seen) {
        return proxy(type, (proxy, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            String sql =
                    prepared == null && arguments != null && arguments[0] instanceof String given ? given : prepared;
            Object result = call(statement, method, arguments);
            seen.executed(sql == null ? "" : sql);
            if (((Statement) statement).getConnection().getAutoCommit()) {
                seen.afterCommit();
            }
            return result;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object on, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
