package io.github.camelplanado.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * Under what circumstances the rows {@code real} of {@code budget.csv} were measured, so that models can be put to the same.
 *
 * @param warmUp from the start to the measured time
 * @param measured how long was measured
 * @param delay what the machine added to each round trip, in the mean
 */
public record RealTime(Duration warmUp, Duration measured, Duration delay) {

    private static final String WARM_UP = "warm-up";
    private static final String MEASURED = "measured";
    private static final String DELAY = "delay";

    /** The file that belongs to a {@code budget.csv}. */
    public static Path beside(Path csv) {
        return csv.resolveSibling("budget-real-time.properties");
    }

    /** Writes it. */
    public void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(WARM_UP, warmUp.toString());
        properties.setProperty(MEASURED, measured.toString());
        properties.setProperty(DELAY, delay.toString());
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
    }

    /** Reads it. */
    public static RealTime read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return new RealTime(
                Duration.parse(properties.getProperty(WARM_UP)),
                Duration.parse(properties.getProperty(MEASURED)),
                Duration.parse(properties.getProperty(DELAY)));
    }
}
