package io.github.camelplanado.examples.erpsync.demo;

/** The rows that the ERP has before it meets Planado. */
final class Seeds {

    private Seeds() {}

    /** SQL that fills the tables; `template` may be null. */
    static String sql(DemoSettings settings, String template) {
        return """
                INSERT INTO customers (external_id, name, phone)
                SELECT 'C-' || n, 'Customer ' || n, CASE WHEN n %% 5 > 0 THEN '+1 555 ' || (10000 + n) END
                FROM generate_series(1, %1$d) n ON CONFLICT DO NOTHING;
                INSERT INTO sites (external_id, customer, name, address, description)
                SELECT 'S-' || n, 'C-' || (1 + n %% %1$d), 'Site ' || n, n || ' Sample Road', 'Gate code ' || n
                FROM generate_series(1, %2$d) n ON CONFLICT DO NOTHING;
                INSERT INTO orders (external_id, customer, site, template, description, scheduled_at, duration_minutes)
                SELECT 'O-' || n, 'C-' || (1 + n %% %1$d), CASE WHEN n %% 3 > 0 THEN 'S-' || (1 + n %% %2$d) END, %4$s,
                  'Order ' || n, timestamptz '2027-02-01 08:00:00Z' + n * interval '10 minutes', 30 + n %% 60
                FROM generate_series(1, %3$d) n ON CONFLICT DO NOTHING;
                """.formatted(
                        settings.customers(),
                        settings.sites(),
                        settings.orders(),
                        template == null ? "NULL" : "'" + template + "'");
    }
}
