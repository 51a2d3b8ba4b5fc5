package io.github.camelplanado.benchmarks;

import java.util.Locale;

/**
 * One row of {@code target/budget.csv}.
 *
 * @param client who was measured
 * @param kind {@code real}, {@code model}, or {@code simulated}: the component's own code on a virtual clock
 * @param server the vendor's limit, e.g. {@code leaky 10}
 * @param requestsPerMinute the account's rate
 * @param jvms how many share it
 * @param foreign what somebody else does with the account, or none
 * @param usedPercent calls that were let in, of those that the rate allows
 * @param refusedPerHour calls that were answered with 429
 * @param urgentP50 seconds that half of the calls of high priority waited at most
 * @param urgentP99 seconds that 99 of 100 waited at most
 */
public record BudgetRow(
        String client,
        String kind,
        String server,
        int requestsPerMinute,
        int jvms,
        String foreign,
        double usedPercent,
        double refusedPerHour,
        double urgentP50,
        double urgentP99) {

    /** The first line of the file. */
    public static final String HEADER =
            "client,kind,server,requests_per_minute,jvms,foreign,used_percent,refused_per_hour,urgent_p50_s,urgent_p99_s";

    /** A line of the file. */
    public String csv() {
        return String.format(
                Locale.ROOT,
                "\"%s\",%s,\"%s\",%d,%d,\"%s\",%.1f,%.1f,%.2f,%.2f",
                client,
                kind,
                server,
                requestsPerMinute,
                jvms,
                foreign,
                usedPercent,
                refusedPerHour,
                urgentP50,
                urgentP99);
    }

    /** A line of a table that people read. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%-32s %-9s %-10s %3d/min x%d %-8s used %5.1f %%  refused %7.1f/h  urgent p50 %6.2f s  p99 %6.2f s",
                client,
                kind,
                server,
                requestsPerMinute,
                jvms,
                foreign,
                usedPercent,
                refusedPerHour,
                urgentP50,
                urgentP99);
    }
}
