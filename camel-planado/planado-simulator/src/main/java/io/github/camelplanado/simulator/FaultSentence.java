package io.github.camelplanado.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The rest of a sentence like {@code answer("GET", "/jobs").times(2).status(500, "oops")}. */
public final class FaultSentence {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Faults faults;
    private final String method;
    private final Pattern path;
    private final int times;

    FaultSentence(Faults faults, String method, Pattern path, int times) {
        this.faults = faults;
        this.method = method;
        this.path = path;
        this.times = times;
    }

    /**
     * Hits several calls.
     *
     * @param count how many, 1 when not said
     * @return the rest of the sentence
     */
    public FaultSentence times(int count) {
        return new FaultSentence(faults, method, path, count);
    }

    /**
     * Answers with another status; no work is done.
     *
     * @param status the status
     * @param body the body, as text
     */
    public void status(int status, String body) {
        status(status, Map.of(), body);
    }

    /**
     * Answers with another status and headers; no work is done.
     *
     * @param status the status
     * @param headers more headers
     * @param body the body, as text
     */
    public void status(int status, Map<String, String> headers, String body) {
        put(AnswerFault.Kind.STATUS, status, headers, body, Duration.ZERO);
    }

    /** Closes the connection before any work is done. */
    public void closeBeforeWork() {
        put(AnswerFault.Kind.CLOSE_BEFORE_WORK, 0, Map.of(), "", Duration.ZERO);
    }

    /** Does the work, then closes the connection: the answer is lost. */
    public void closeAfterWork() {
        put(AnswerFault.Kind.CLOSE_AFTER_WORK, 0, Map.of(), "", Duration.ZERO);
    }

    /**
     * Gives the right answer, late.
     *
     * @param delay how late, in simulated time
     */
    public void delay(Duration delay) {
        put(AnswerFault.Kind.DELAY, 0, Map.of(), "", delay);
    }

    /**
     * Answers 200 with a text that is no JSON; no work is done.
     *
     * @param text the text
     */
    public void garbage(String text) {
        put(AnswerFault.Kind.GARBAGE, 200, Map.of(), text, Duration.ZERO);
    }

    /**
     * Gives the right answer without one part of it.
     *
     * @param pointer JSON pointer of the part, e.g. {@code /job/status}; an answer that has none becomes a 500
     */
    public void drop(String pointer) {
        mutate(new Mutation(JsonPointer.compile(pointer), null));
    }

    /**
     * Gives the right answer with another value of one part.
     *
     * @param pointer JSON pointer of the part, e.g. {@code /jobs/0/version}; an answer that has none becomes a 500
     * @param value a value, a Map, a list or a tree; null stands for JSON null
     */
    public void set(String pointer, Object value) {
        mutate(new Mutation(JsonPointer.compile(pointer), JSON.valueToTree(value)));
    }

    private void mutate(Mutation mutation) {
        faults.add(
                new AnswerFault(method, path, AnswerFault.Kind.MUTATE, 200, Map.of(), "", mutation, Duration.ZERO),
                times);
    }

    private void put(AnswerFault.Kind kind, int status, Map<String, String> headers, String body, Duration delay) {
        faults.add(new AnswerFault(method, path, kind, status, headers, body, null, delay), times);
    }
}
