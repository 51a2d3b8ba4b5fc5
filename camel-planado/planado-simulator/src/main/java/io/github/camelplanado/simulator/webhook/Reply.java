package io.github.camelplanado.simulator.webhook;

import java.util.Map;

/**
 * What came of one attempt.
 *
 * @param code status, null when there was no answer
 * @param headers headers, null when there was no answer
 * @param body the first 2,000 characters, null when there was no answer
 * @param millis how long it took, in real milliseconds
 * @param errorType null when there was an answer
 * @param error null when there was an answer
 */
record Reply(Integer code, Map<String, String> headers, String body, long millis, String errorType, String error) {

    boolean taken() {
        return code != null && code >= 200 && code < 300;
    }
}
