package io.github.camelplanado.simulator;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntSupplier;

import com.fasterxml.jackson.databind.JsonNode;

/** A simulator with one knob turned, and short words for what a case does with it. */
final class Rig implements AutoCloseable {
    final SimulatorServer planado;
    final Http http;
    final ManualClock clock;
    private Receiver receiver;

    Rig(Knobs knobs, boolean limited, boolean manual, double speed) {
        clock = manual ? SimulatorClock.manual() : null;
        SimulatorBuilder<SimulatorServer> builder = SimulatorServer.builder()
                .requestsPerMinute(limited ? 60 : 0)
                .bucket(limited ? 2 : 10)
                .speed(speed)
                .knobs(knobs);
        planado = (manual ? builder.clock(clock) : builder).build().start();
        http = new Http(planado);
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }

    Http.Reply post(String path, String body) {
        return http.post(path, json(body));
    }

    Http.Reply patch(String path, String body) {
        return http.patch(path, json(body));
    }

    JsonNode get(String path) {
        return http.get(path).json();
    }

    /** What the office makes; its uuid. */
    String make(String resource, String body) {
        return planado.office()
                .create(resource, Http.json(json(body)))
                .path("uuid")
                .asText();
    }

    String uuid(String resource, int index) {
        return planado.entities(resource).get(index).path("uuid").asText();
    }

    /** A job with a service that is provided and a product that can be used; the path of its materials. */
    String materials() {
        make("services", "{'name':'Check','external_id':'s'}");
        make("units", "{'name':'Metre','code':'m'}");
        make("products", "{'name':'Pipe','external_id':'p','unit':{'name':'Metre'}}");
        make("jobs", "{'external_id':'j'}");
        return "/jobs/j/provided_services/s/used_materials";
    }

    /** Listens with a webhook for some event types; its uuid. */
    String listen(IntSupplier status, String... types) {
        if (receiver == null) {
            receiver = new Receiver(status);
        }
        return planado.webhooks().register(receiver.url(), null, List.of(types));
    }

    /** Everything that was received, once nothing is under way any more. */
    List<Receiver.Got> got() {
        await().atMost(Duration.ofSeconds(20)).until(() -> planado.pendingDeliveries() == 0);
        return receiver.got();
    }

    List<Receiver.Got> got(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> receiver.got().size() >= count);
        return receiver.got();
    }

    static String types(List<Receiver.Got> got) {
        return String.join(
                ",", new TreeSet<>(got.stream().map(Receiver.Got::type).toList()));
    }

    static int eventUuids(List<Receiver.Got> got) {
        return new TreeSet<>(got.stream()
                        .map(one -> one.body().path("event_uuid").asText())
                        .toList())
                .size();
    }

    /** The kind of a body: its first key, or that it is no JSON, or that there is none. */
    static String kind(Http.Reply reply) {
        if (reply.text().isEmpty()) {
            return "empty";
        }
        return reply.text().startsWith("{") ? reply.json().fieldNames().next() : "text";
    }

    Http.Reply keyed(Map<String, String> headers) {
        var request = Http.request("GET", planado.baseUrl() + "/jobs", null);
        headers.forEach(request::header);
        return Http.send(request);
    }

    @Override
    public void close() {
        planado.close();
        if (receiver != null) {
            receiver.close();
        }
    }
}
