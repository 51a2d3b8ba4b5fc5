package io.github.camelplanado;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that can be down. */
public final class BreakableDatabase extends DelegatingDataSource {

    private volatile boolean broken;

    public BreakableDatabase(DataSource database) {
        super(database);
    }

    public boolean isBroken() {
        return broken;
    }

    public void broken(boolean broken) {
        this.broken = broken;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (broken) {
            throw new SQLException("Connection refused", "08001");
        }
        return super.getConnection();
    }
}
