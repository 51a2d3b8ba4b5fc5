package io.github.camelplanado.simulator.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.simulator.AnswerFault;
import io.github.camelplanado.simulator.Faults;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Mutation;
import io.github.camelplanado.simulator.RecordedRequest;
import io.github.camelplanado.simulator.SimulatorClock;
import io.github.camelplanado.simulator.journal.BoundedList;
import io.github.camelplanado.simulator.journal.Journal;
import io.github.camelplanado.simulator.state.Settings;

/** The way of one request: key, rate limit, faults, work, journal. */
public final class FrontDoor {
    private static final System.Logger LOG = System.getLogger(FrontDoor.class.getName());
    private static final String BASE = "/v2";

    private final SimulatorClock clock;
    private final Settings settings;
    private final Gate gate;
    private final RateLimit limit;
    private final Faults faults;
    private final Api api;
    private final Journal journal;
    private final BoundedList<RecordedRequest> requests;

    /**
     * The way in.
     *
     * @param clock the one clock
     * @param settings knobs
     * @param gate the key
     * @param limit the rate limit
     * @param faults what goes wrong
     * @param api the work
     * @param journal told of every request
     * @param requests every request
     */
    public FrontDoor(
            SimulatorClock clock,
            Settings settings,
            Gate gate,
            RateLimit limit,
            Faults faults,
            Api api,
            Journal journal,
            BoundedList<RecordedRequest> requests) {
        this.clock = clock;
        this.settings = settings;
        this.gate = gate;
        this.limit = limit;
        this.faults = faults;
        this.api = api;
        this.journal = journal;
        this.requests = requests;
    }

    void handle(Call call, Consumer<Answer> reply, Executor threads) {
        Instant at = clock.instant();
        String path = call.below(BASE);
        if (path == null) {
            end(call, call.rawPath(), at, false, reply, Answer.error(404, "Not found", "paths begin with " + BASE));
            return;
        }
        Answer refused = gate.refuse(call);
        if (refused != null) {
            end(call, path, at, false, reply, refused);
            return;
        }
        LeakyBucket.Turn turn = limit.take(call.address());
        if (turn.accepted()) {
            withFaults(call, path, turn.at(), reply, threads);
        } else {
            end(call, path, turn.at(), false, reply, tooMany());
        }
    }

    private Answer tooMany() {
        String later = settings.knobs().text(Knob.RETRY_AFTER_HEADER);
        Map<String, String> headers = later.equals("none") ? Map.of() : Map.of("Retry-After", later);
        return Answer.text(429, headers, "text/plain; charset=utf-8", "Rate Limit Exceeded");
    }

    private void withFaults(Call call, String path, Instant at, Consumer<Answer> reply, Executor threads) {
        Supplier<Answer> work = () -> api.answer(call, path);
        AnswerFault fault = faults.take(call.method(), path);
        if (fault != null && fault.kind() == AnswerFault.Kind.DELAY) {
            // No thread waits: the clock hands the call back to the pool.
            clock.schedule(fault.delay(), () -> threads.execute(() -> end(call, path, at, true, reply, work.get())));
            return;
        }
        end(call, path, at, true, reply, fault == null ? work.get() : wrong(fault, work));
    }

    private static Answer wrong(AnswerFault fault, Supplier<Answer> work) {
        return switch (fault.kind()) {
            case STATUS -> {
                String type = fault.body().startsWith("{") ? "application/json" : "text/plain; charset=utf-8";
                yield Answer.text(fault.status(), fault.headers(), type, fault.body());
            }
            case GARBAGE -> Answer.text(200, fault.headers(), "text/html; charset=utf-8", fault.body());
            case CLOSE_AFTER_WORK -> {
                Answer lost = work.get();
                LOG.log(System.Logger.Level.DEBUG, "an answer with status {0} is lost on purpose", lost.status());
                yield Answer.close();
            }
            case MUTATE -> mutated(fault.mutation(), work.get());
            case CLOSE_BEFORE_WORK, DELAY -> Answer.close();
        };
    }

    /** A mutation that changes nothing would make a test blind. */
    private static Answer mutated(Mutation mutation, Answer right) {
        JsonNode changed = right.json() == null ? null : mutation.of(right.json());
        return changed == null
                ? Answer.error(
                        500,
                        "The fault names nothing in this answer",
                        mutation.pointer().toString())
                : Answer.json(right.status(), changed);
    }

    private void end(Call call, String path, Instant at, boolean accepted, Consumer<Answer> reply, Answer answer) {
        Map<String, String> headers = new TreeMap<>(call.headers());
        headers.remove("authorization");
        requests.add(new RecordedRequest(
                call.method(), path, queryOf(call), headers, JsonText.read(call.body()), answer.status()));
        journal.request(at, call.method(), path, call.rawQuery(), answer.status(), accepted);
        reply.accept(answer);
    }

    private static Map<String, List<String>> queryOf(Call call) {
        try {
            return call.query();
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }
}
