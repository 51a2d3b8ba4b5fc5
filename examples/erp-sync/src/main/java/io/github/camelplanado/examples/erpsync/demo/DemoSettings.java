package io.github.camelplanado.examples.erpsync.demo;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What a run is like.
 *
 * @param customers rows of the ERP
 * @param sites rows of the ERP
 * @param orders rows of the ERP
 * @param edits how many rows people change on each side while it runs
 * @param conflicts how many of them are the same row on both sides
 * @param speed simulated seconds in a real one; 1 with another server
 * @param requestsPerMinute the account's limit in simulated time
 * @param sabotage what is broken on purpose
 * @param keepRunning whether it goes on after the result
 * @param seed where chance starts from
 * @param simulatorJar the simulator's runnable jar
 * @param journal where the simulator writes down what happens
 * @param server another server's address and key, or null for the simulator
 * @param webhookPort where the routes listen; 0 for any free port
 * @param webhookSecret what the vendor sends along
 */
public record DemoSettings(
        int customers,
        int sites,
        int orders,
        int edits,
        int conflicts,
        int speed,
        int requestsPerMinute,
        Sabotage sabotage,
        boolean keepRunning,
        long seed,
        Path simulatorJar,
        Path journal,
        Server server,
        int webhookPort,
        String webhookSecret) {

    private static final int MAX_SPEED = 15;
    private static final int PER_MINUTE = 60;

    /**
     * Another server.
     *
     * @param baseUrl version included
     * @param apiKey the account's key
     */
    public record Server(String baseUrl, String apiKey) {
        @Override
        public String toString() {
            return baseUrl;
        }
    }

    /** From system properties; the secrets may come from the environment. */
    static DemoSettings read() {
        String url = text("demo.baseUrl", "");
        Server server = url.isEmpty() ? null : new Server(url, secret("demo.apiKey", "DEMO_API_KEY"));
        String webhookSecret = secret("demo.webhookSecret", "DEMO_WEBHOOK_SECRET");
        return new DemoSettings(
                number("demo.customers", 200),
                number("demo.sites", 60),
                number("demo.orders", 300),
                number("demo.edits", 30),
                number("demo.conflicts", 5),
                server == null ? Math.min(number("demo.speed", MAX_SPEED), MAX_SPEED) : 1,
                number("demo.requestsPerMinute", PER_MINUTE),
                Sabotage.valueOf(text("demo.sabotage", "none").toUpperCase(Locale.ROOT)),
                Boolean.parseBoolean(text("demo.keepRunning", "false")),
                number("demo.seed", 1),
                Path.of(text("demo.simulatorJar", "planado-simulator.jar")),
                Path.of(text("demo.journal", "planado-journal.jsonl")),
                server,
                number("demo.webhookPort", 0),
                webhookSecret.isEmpty() ? "demo-secret" : webhookSecret);
    }

    /** The same on a small scale. */
    public DemoSettings small(Sabotage broken) {
        return new DemoSettings(
                24,
                6,
                36,
                12,
                2,
                speed,
                requestsPerMinute,
                broken,
                false,
                seed,
                simulatorJar,
                journal,
                server,
                webhookPort,
                webhookSecret);
    }

    int rows() {
        return customers + sites + orders;
    }

    private static String text(String name, String otherwise) {
        String value = System.getProperty(name, "").trim();
        return value.isEmpty() ? otherwise : value;
    }

    private static String secret(String property, String variable) {
        String environment = System.getenv(variable);
        return text(property, environment == null ? "" : environment.trim());
    }

    private static int number(String name, int otherwise) {
        return Integer.parseInt(text(name, String.valueOf(otherwise)));
    }
}
