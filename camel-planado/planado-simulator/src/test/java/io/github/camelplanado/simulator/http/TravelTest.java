package io.github.camelplanado.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.simulator.ManualClock;
import io.github.camelplanado.simulator.SimulatorClock;
import io.github.camelplanado.simulator.SimulatorServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TravelTest {
    private static final Duration MEDIAN = Duration.ofMillis(90);
    private static final double SIGMA = 0.5;
    private static final Duration HALF = Duration.ofSeconds(1);

    @Test
    void roundTripsScatterLogNormallyAndAlikeForOneSeed() {
        double[] first = logarithms(7);
        assertThat(logarithms(7)).isEqualTo(first);
        assertThat(logarithms(8)).isNotEqualTo(first);
        double mean = mean(first);
        double[] squares = new double[first.length];
        for (int at = 0; at < first.length; at++) {
            squares[at] = Math.pow(first[at] - mean, 2);
        }
        assertThat(mean).isCloseTo(Math.log(MEDIAN.toMillis() / 2.0), within(0.02));
        assertThat(Math.sqrt(mean(squares))).isCloseTo(SIGMA, within(0.02));
    }

    @Test
    void theLimitIsMetHalfWayAndTheAnswerComesAtTheEnd() {
        ManualClock clock = SimulatorClock.manual();
        try (SimulatorServer planado = SimulatorServer.builder()
                .clock(clock)
                .roundTrip(HALF.multipliedBy(2), 0)
                .build()
                .start()) {
            CompletableFuture<HttpResponse<String>> answer = get(planado);
            Awaitility.await().until(() -> HALF.equals(clock.untilNextTask()));
            assertThat(planado.accepted()).isZero();
            clock.advance(HALF);
            Awaitility.await().until(() -> HALF.equals(clock.untilNextTask()));
            assertThat(planado.accepted()).isOne();
            assertThat(answer).isNotDone();
            clock.advance(HALF);
            assertThat(answer.join().statusCode()).isEqualTo(200);
        }
    }

    private static CompletableFuture<HttpResponse<String>> get(SimulatorServer planado) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(planado.baseUrl() + "/clients"))
                .header("Authorization", "Bearer " + planado.apiKey())
                .build();
        return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static double[] logarithms(long seed) {
        try (SimulatorClock clock = SimulatorClock.manual()) {
            Travel travel = new Travel(clock, MEDIAN, SIGMA, seed);
            double[] logarithms = new double[10_000];
            for (int at = 0; at < logarithms.length; at++) {
                logarithms[at] = Math.log(travel.half().toNanos() / 1e6);
            }
            return logarithms;
        }
    }

    private static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
