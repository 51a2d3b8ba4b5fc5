package io.github.camelplanado.benchmarks.kill.worker;

import javax.sql.DataSource;

import io.github.camelplanado.benchmarks.kill.plan.Point;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Spring's transactions with a point on either side of the commit. */
final class PointedTransactions extends DataSourceTransactionManager {

    private static final long serialVersionUID = 1;

    private final transient Points points;

    PointedTransactions(DataSource dataSource, Points points) {
        super(dataSource);
        this.points = points;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        points.pass(Point.AFTER_ROUTE_BEFORE_COMMIT);
        super.doCommit(status);
        points.pass(Point.AFTER_COMMIT);
    }
}
