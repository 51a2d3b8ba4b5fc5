package io.github.camelplanado.contract;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.slf4j.LoggerFactory;

/** What is logged meanwhile, also by other threads. The logger of the tests writes to the error stream that is in force. */
public final class CapturedLog {

    private final ByteArrayOutputStream captured = new ByteArrayOutputStream();
    private PrintStream before;

    public void begin() {
        before = System.err;
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        LoggerFactory.getLogger(CapturedLog.class).error("listening");
        if (!text().contains("listening")) {
            throw new IllegalStateException("The log does not arrive here");
        }
    }

    public void end() {
        System.setErr(before);
    }

    public void clear() {
        captured.reset();
    }

    public String text() {
        return captured.toString(StandardCharsets.UTF_8);
    }
}
