package io.github.camelplanado.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoProtocolException;
import io.github.camelplanado.api.PlanadoServerException;
import io.github.camelplanado.docs.Refusal;
import io.github.camelplanado.simulator.FaultSentence;

/**
 * Something that goes wrong with every answer of a call.
 *
 * @param name for people
 * @param happens sets it
 * @param exception what the route must get
 * @param status its status
 * @param retryable whether the same request may succeed later
 * @param refused whether this request will be refused again
 * @param fieldErrors of a validation, else null
 * @param unclear whether the vendor may have done the work: a create that cannot be repeated has an unknown outcome
 */
record Trouble(
        String name,
        Happens happens,
        Class<? extends PlanadoException> exception,
        int status,
        boolean retryable,
        boolean refused,
        Map<String, List<String>> fieldErrors,
        boolean unclear) {

    /** Ends the sentence of a fault. */
    interface Happens {
        void set(FaultSentence fault);
    }

    private static final String NO_OBJECT = "JSON that is no object";

    /** Larger than the component is told to take, in these tests. */
    static final int TOO_LARGE = 20_000;

    /** Every trouble; what the vendor says quotes the secrets that it was sent. */
    static List<Trouble> all(String quoted) {
        List<Trouble> all = new ArrayList<>();
        for (Refusal refusal : Refusal.values()) {
            all.add(refused(refusal, refusal.name(), "{\"message\": \"You sent " + quoted + "\"}", Map.of()));
        }
        Map<String, List<String>> plain = Map.of("description", List.of("is too long"));
        all.add(invalid("text by field", "{\"errors\": {\"description\": \"is too long\"}}", plain));
        all.add(invalid("list by field", "{\"errors\": {\"description\": [\"is too long\"]}}", plain));
        all.add(invalid(
                "object by field",
                "{\"errors\": {\"address\": {\"floor\": [\"is too long\"]}}}",
                Map.of("address.floor", List.of("is too long"))));
        all.add(invalid("list", "{\"errors\": [\"is too long\"]}", Map.of("", List.of("is too long"))));
        all.add(invalid("secret by field", "{\"errors\": {\"password\": [\"" + quoted + " is too weak\"]}}", null));
        all.add(invalid("no errors", "{\"message\": \"Cannot process request\"}", Map.of()));
        all.add(invalid("text", "Cannot process " + quoted, Map.of()));
        all.add(invalid("nothing", "", Map.of()));
        all.add(lost("connection lost before the work", FaultSentence::closeBeforeWork));
        all.add(lost("connection lost after the work", FaultSentence::closeAfterWork));
        all.add(protocol("page of a proxy", "<html>" + quoted + "</html>", 200));
        all.add(protocol(NO_OBJECT, "[\"" + quoted + "\"]", 200));
        all.add(protocol("cut JSON", "{\"secret\": \"" + quoted, 200));
        all.add(protocol("too large", "{\"a\": \"" + quoted + "x".repeat(TOO_LARGE) + "\"}", 0));
        return all;
    }

    private static Trouble invalid(String name, String body, Map<String, List<String>> fieldErrors) {
        return refused(Refusal.INVALID, "422 with " + name, body, fieldErrors);
    }

    private static Trouble refused(Refusal refusal, String name, String body, Map<String, List<String>> fieldErrors) {
        return new Trouble(
                name,
                fault -> fault.status(refusal.status(), body),
                refusal.exception(),
                refusal.status(),
                refusal.isRetryable(),
                refusal.isRefused(),
                refusal == Refusal.INVALID ? fieldErrors : null,
                refusal.status() >= 500);
    }

    private static Trouble lost(String name, Happens happens) {
        return new Trouble(name, happens, PlanadoServerException.class, 0, true, false, null, true);
    }

    private static Trouble protocol(String name, String text, int status) {
        return new Trouble(
                name, fault -> fault.garbage(text), PlanadoProtocolException.class, status, false, false, null, true);
    }

    /** A call that is not modelled may answer with any JSON. */
    boolean isExpectedOf(OperationCase operation) {
        return name.equals(NO_OBJECT) && operation.operation().equals("raw.call");
    }

    @Override
    public String toString() {
        return name;
    }
}
