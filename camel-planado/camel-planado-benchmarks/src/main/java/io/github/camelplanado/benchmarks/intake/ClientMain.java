package io.github.camelplanado.benchmarks.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Who sends the webhooks. Each line of its input is a {@link Load}, each line that it says a {@link Tally}. */
public final class ClientMain {

    private ClientMain() {}

    /**
     * Posts until its input ends.
     *
     * @param arguments port of the server, secret, seed, file for the numbers of what the connector accepted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        Deliveries deliveries = new Deliveries(Long.parseLong(arguments[2]));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Load load = Load.parse(line);
            Posting posting = new Posting(load, deliveries, port, arguments[1]);
            Tally tally = posting.run();
            if (!load.path().equals(NodeMain.BARE)) {
                note(posting.answers(), Path.of(arguments[3]));
            }
            System.out.println(tally.line());
        }
    }

    private static void note(Answers answers, Path file) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(
                file, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            answers.accepted().forEach(out::println);
        }
    }
}
