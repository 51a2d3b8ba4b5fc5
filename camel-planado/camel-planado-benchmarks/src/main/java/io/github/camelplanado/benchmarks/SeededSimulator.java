package io.github.camelplanado.benchmarks;

import static java.net.HttpURLConnection.HTTP_OK;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** The simulator in a process of its own, with as many rows as are wanted. It neither limits nor checks its answers. */
public final class SeededSimulator implements AutoCloseable {

    /** What callers send. */
    public static final String API_KEY = "benchmark-key";

    private static final String READY = "planado-simulator ready at ";
    private static final String CLIENT = """
            {"organization": true, "organization_name": "Sample Heating {n}", "external_id": "client-{n}",
             "site_address": {"formatted": "{n} Example Road", "floor": "3", "apartment": "12", "description": "Ring twice",
               "geolocation": {"longitude": 12.5, "latitude": 41.9}},
             "contacts": [{"name": "Front desk", "value": "+1 212 555 0100", "type": "phone"},
               {"name": "Night", "value": "+1 212 555 0101", "type": "phone"}]}""";
    private static final String JOB = """
            {"external_id": "job-{n}", "description": "Check boiler {n} and write down the meter reading",
             "template": {"name": "Boiler check"}, "scheduled_at": "2027-01-01T08:00:00Z", "scheduled_duration": {"minutes": 60},
             "address": {"formatted": "{n} Example Road", "floor": "3"}}""";

    private final JavaProcess process;
    private final String baseUrl;

    private SeededSimulator(JavaProcess process, String baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    /** Starts it. */
    public static SeededSimulator start(int pageSize) {
        JavaProcess process = JavaProcess.start(
                List.of("-Xmx512m"),
                "io.github.camelplanado.simulator.Main",
                List.of(
                        "--port=0",
                        "--api-key=" + API_KEY,
                        "--requests-per-minute=0",
                        "--no-answer-checks",
                        "--knob=pageSize=" + pageSize));
        for (String line = process.line(); line != null; line = process.line()) {
            if (line.startsWith(READY)) {
                return new SeededSimulator(process, line.substring(READY.length()));
            }
        }
        throw new IllegalStateException("The simulator did not start");
    }

    /** Where it is; ends in {@code /v2}. */
    public String baseUrl() {
        return baseUrl;
    }

    /** Makes so many clients and as many jobs. */
    public SeededSimulator seed(int count) {
        seed("clients", CLIENT, count);
        seed("jobs", JOB, count);
        return this;
    }

    private void seed(String resource, String pattern, int count) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl.replace("/v2", "/_simulator/seed/") + resource))
                .header("Authorization", "Bearer " + API_KEY)
                .POST(HttpRequest.BodyPublishers.ofString("{\"count\":" + count + ",\"pattern\":" + pattern + "}"))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != HTTP_OK) {
                throw new IllegalStateException("Seeding failed: " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
