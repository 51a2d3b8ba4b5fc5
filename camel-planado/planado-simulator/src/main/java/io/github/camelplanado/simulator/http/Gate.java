package io.github.camelplanado.simulator.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.state.Settings;

/** Who may come in: whoever has the account's key. */
public final class Gate {
    private static final List<String> OLD_HEADERS = List.of("x-planado-api-key", "x-planado-api-token");

    private final String apiKey;
    private final Settings settings;

    /**
     * A gate.
     *
     * @param apiKey the account's key
     * @param settings knobs
     */
    public Gate(String apiKey, Settings settings) {
        this.apiKey = apiKey;
        this.settings = settings;
    }

    /**
     * Checks the key.
     *
     * @param call the request
     * @return the refusal, null when the key is right
     */
    public Answer refuse(Call call) {
        String sent = call.headers().get("authorization");
        boolean old = settings.knobs().flag(Knob.OLD_AUTH_HEADERS)
                && OLD_HEADERS.stream()
                        .anyMatch(name -> isKey(apiKey, call.headers().get(name)));
        if (old || isKey("Bearer " + apiKey, sent)) {
            return null;
        }
        String hint = sent == null
                ? "send the header Authorization: Bearer <key>"
                : sent.startsWith("Bearer ") ? "the key is not the account's" : "the header must begin with Bearer";
        return Refusals.of(401, "Unauthorized", hint, settings.knobs());
    }

    private static boolean isKey(String expected, String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
