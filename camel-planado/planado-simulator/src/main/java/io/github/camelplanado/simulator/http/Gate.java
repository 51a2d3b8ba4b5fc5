package io.github.camelplanado.simulator.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Who may come in: whoever has the account's key. */
public final class Gate {
    private final byte[] expected;

    /**
     * A gate.
     *
     * @param apiKey the account's key
     */
    public Gate(String apiKey) {
        this.expected = ("Bearer " + apiKey).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Checks the key.
     *
     * @param call the request
     * @return the refusal, null when the key is right
     */
    public Answer refuse(Call call) {
        String sent = call.headers().get("authorization");
        if (sent != null && MessageDigest.isEqual(expected, sent.getBytes(StandardCharsets.UTF_8))) {
            return null;
        }
        String hint = sent == null
                ? "send the header Authorization: Bearer <key>"
                : sent.startsWith("Bearer ") ? "the key is not the account's" : "the header must begin with Bearer";
        return Answer.error(401, "Unauthorized", hint);
    }
}
