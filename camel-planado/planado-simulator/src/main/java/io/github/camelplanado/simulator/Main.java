package io.github.camelplanado.simulator;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the simulator until it is ended. */
@Command(
        name = "planado-simulator",
        mixinStandardHelpOptions = true,
        version = "planado-simulator 1.0.0-SNAPSHOT",
        sortOptions = false,
        description = "A strict stand-in for Planado. Prints one line when it is ready.")
public final class Main implements Runnable {
    @Option(names = "--port", defaultValue = "8080", description = "0 for any free port; default ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "where to listen; default ${DEFAULT-VALUE}")
    private String host;

    @Option(names = "--api-key", required = true, description = "what callers must send as bearer")
    private String apiKey;

    @Option(names = "--speed", defaultValue = "1", description = "simulated seconds in a real second")
    private double speed;

    @Option(names = "--requests-per-minute", defaultValue = "60", description = "rate limit; 0 = none")
    private int requestsPerMinute;

    @Option(names = "--bucket", defaultValue = "10", description = "calls that fit in at once")
    private int bucket;

    @Option(names = "--journal", description = "file for one JSON line per request, change and delivery")
    private Path journal;

    @Option(names = "--webhook", description = "address to deliver to")
    private String webhook;

    @Option(names = "--webhook-secret", description = "sent with every delivery")
    private String webhookSecret;

    @Option(names = "--webhook-events", split = ",", description = "event types, with commas; default all")
    private List<String> webhookEvents = List.of();

    @Option(names = "--workers", description = "workers play every job that waits")
    private boolean workers;

    @Option(names = "--template", description = "one more template of jobs; may be repeated")
    private List<String> templates = List.of();

    @Option(names = "--knob", description = "name=value of an open question; may be repeated")
    private Map<String, String> knobs = Map.of();

    @Option(names = "--knobs", description = "file of open questions: properties, JSON or YAML; --knob wins")
    private Path knobsFile;

    @Option(names = "--no-answer-checks", description = "answers are not checked against the contract: faster")
    private boolean noAnswerChecks;

    @Option(
            names = "--round-trip",
            defaultValue = "0",
            description = "median milliseconds that a request and its answer are under way; default ${DEFAULT-VALUE}")
    private long roundTrip;

    @Option(names = "--round-trip-sigma", defaultValue = "0", description = "how much that scatters (log-normal)")
    private double roundTripSigma;

    @Option(names = "--seed", defaultValue = "1", description = "where chance and uuids start from")
    private long seed;

    @Spec
    private CommandSpec spec;

    private Main() {}

    /**
     * Runs it.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        int code = new CommandLine(new Main())
                .setParameterExceptionHandler((wrong, sent) -> {
                    PrintWriter err = wrong.getCommandLine().getErr();
                    err.println(wrong.getMessage());
                    err.println("See --help.");
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public void run() {
        SimulatorServer server = started();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "planado-simulator-end"));
        spec.commandLine().getOut().println("planado-simulator ready at " + server.baseUrl());
        spec.commandLine().getOut().flush();
        try {
            // Every thread of the server is a daemon; this one keeps the process alive until it is ended.
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SimulatorServer started() {
        try {
            SimulatorBuilder<SimulatorServer> builder = SimulatorServer.builder()
                    .port(port)
                    .host(host)
                    .apiKey(apiKey)
                    .speed(speed)
                    .requestsPerMinute(requestsPerMinute)
                    .bucket(bucket)
                    .checkAnswers(!noAnswerChecks)
                    .roundTrip(Duration.ofMillis(roundTrip), roundTripSigma)
                    .seed(seed);
            if (journal != null) {
                builder.journal(journal);
            }
            templates.forEach(builder::template);
            if (knobsFile != null) {
                builder.knobs(knobsFile);
            }
            knobs.forEach(builder::knob);
            SimulatorServer server = builder.build().start();
            if (webhook != null) {
                server.webhooks().register(webhook, webhookSecret, webhookEvents);
            }
            if (workers) {
                WorkerPlan standard = WorkerPlan.standard();
                server.worker().auto(new WorkerPlan(standard.travel(), standard.work(), standard.parallel(), seed));
            }
            return server;
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
