package io.github.camelplanado.contract;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.slf4j.LoggerFactory;

/** What is logged meanwhile, also by other threads. The logger of the tests writes to the error stream that is in force. */
final class CapturedLog {

    private final ByteArrayOutputStream captured = new ByteArrayOutputStream();
    private PrintStream before;

    void begin() {
        before = System.err;
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        LoggerFactory.getLogger(CapturedLog.class).error("listening");
        if (!text().contains("listening")) {
            throw new IllegalStateException("The log does not arrive here");
        }
    }

    void end() {
        System.setErr(before);
    }

    void clear() {
        captured.reset();
    }

    String text() {
        return captured.toString(StandardCharsets.UTF_8);
    }
}
