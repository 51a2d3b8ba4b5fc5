package io.github.camelplanado.examples.linkaccount;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "link-account",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Links the clients of an account with those of an ERP. The key comes from the environment: PLANADO_API_KEY.")
public final class LinkCommand implements Runnable {

    @ArgGroup(multiplicity = "1")
    private Step step;

    @Option(names = "--jdbc-url", required = true, description = "PostgreSQL with the view erp_clients")
    private String jdbcUrl;

    @Option(
            names = "--base-url",
            defaultValue = "https://api.planadoapp.com/v2",
            description = "default ${DEFAULT-VALUE}")
    private String baseUrl;

    @Option(
            names = "--requests-per-minute",
            defaultValue = "60",
            description = "the account's rate; default ${DEFAULT-VALUE}")
    private int requestsPerMinute;

    @Option(
            names = "--clients",
            defaultValue = "0",
            description = "how many the account has; default: as many as the ERP")
    private int clients;

    @Option(
            names = "--country",
            defaultValue = "7",
            description = "of phones without a country code: 7, 49, RU, DE, ...; default ${DEFAULT-VALUE}")
    private String country;

    @Option(
            names = "--by-name-alone",
            description = "link a name that both sides have once where there is no phone to compare")
    private boolean byNameAlone;

    @Option(names = "--legal-forms", description = "file of words that do not tell two names apart, one form a line")
    private Path legalForms;

    @Option(
            names = "--questions",
            defaultValue = "questions.csv",
            description = "file for what a person has to decide; default ${DEFAULT-VALUE}")
    private Path questions;

    @Spec
    private CommandSpec spec;

    private LinkCommand() {}

    private static final class Step {
        @Option(names = "--plan", description = "print what is left to do, and how many calls that is")
        private boolean plan;

        @Option(names = "--apply", description = "do what the last plan printed, and no more")
        private boolean apply;
    }

    /**
     * Does one step.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new LinkCommand());
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(command.execute(arguments));
    }

    @Override
    public void run() {
        LinkOptions options =
                new LinkOptions(country, legalForms(), byNameAlone, questions, clients, requestsPerMinute);
        String key = System.getenv().getOrDefault("PLANADO_API_KEY", "");
        Map<String, String> settings = Map.of("planado.apiKey", key, "planado.baseUrl", baseUrl);
        try (HikariDataSource database = LinkDatabase.open(jdbcUrl)) {
            LinkDatabase.install(database);
            step(database, options, settings);
        }
    }

    private void step(DataSource database, LinkOptions options, Map<String, String> settings) {
        try (LinkAccount link =
                new LinkAccount(database, options, settings, spec.commandLine().getOut())) {
            if (step.plan) {
                link.plan();
            }
            if (step.apply) {
                link.apply();
            }
        }
    }

    private List<String> legalForms() {
        try {
            return legalForms == null ? LinkOptions.usualLegalForms() : Files.readAllLines(legalForms);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot be read: " + legalForms, e);
        }
    }
}
