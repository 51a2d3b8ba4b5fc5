package io.github.camelplanado.benchmarks.recovery.erp;

import java.util.List;

/**
 * What an application is told when it is started.
 *
 * @param kind which route
 * @param database where its table is
 * @param baseUrl of the simulator
 * @param port of the receiver
 */
public record ErpSettings(Kind kind, String database, String baseUrl, int port) {

    /** Which route. */
    public enum Kind {
        /** {@code planado:jobs/changes} with its defaults. */
        CHANGES("visit", "/planado/webhook"),
        /** Webhooks, each answered after it was written by version: right, and as late as the vendor repeats. */
        BY_HAND("visit_by_hand", "/by-hand/webhook");

        private final String table;
        private final String webhookPath;

        Kind(String table, String webhookPath) {
            this.table = table;
            this.webhookPath = webhookPath;
        }

        /** Where it writes. */
        public String table() {
            return table;
        }

        /** Where it listens. */
        public String webhookPath() {
            return webhookPath;
        }
    }

    /** From the command line. */
    static ErpSettings parse(String[] arguments) {
        return new ErpSettings(Kind.valueOf(arguments[0]), arguments[1], arguments[2], Integer.parseInt(arguments[3]));
    }

    /** For the command line. */
    public List<String> arguments() {
        return List.of(kind.name(), database, baseUrl, String.valueOf(port));
    }
}
