package io.github.camelplanado.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.LimitHints;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoAuthenticationException;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoProtocolException;
import io.github.camelplanado.api.PlanadoServerException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.api.Resource;
import org.junit.jupiter.api.Test;

class AnswerClassifierTest {

    private final Attempt attempt =
            new Attempt(ApiRequest.of(Catalogue.call(Resource.JOBS, Operation.GET), "ORD-1"), 2, true);

    @Test
    void any_2xx_with_json_is_success() {
        for (int status : new int[] {200, 201, 202, 299}) {
            assertThat(answer(status, "{\"job\": {}}")).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
                assertThat(accepted.answer().status()).isEqualTo(status);
                assertThat(accepted.answer().attempts()).isEqualTo(2);
            });
        }
    }

    @Test
    void an_empty_2xx_is_an_empty_object() {
        assertThat(answer(204, ""))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.answer().body()).isEmpty());
    }

    @Test
    void a_refusal_counts_as_one_under_429_and_under_2xx() {
        assertThat(answer(429, "Rate Limit Exceeded")).isInstanceOf(Verdict.Refused.class);
        assertThat(answer(200, "Rate Limit Exceeded\n")).isInstanceOf(Verdict.Refused.class);
        RawAnswer withWish = new RawAnswer(429, null, LimitHints.retryAfter(Duration.ofSeconds(9)), new byte[0]);
        assertThat(AnswerClassifier.classify(attempt, withWish, false))
                .isEqualTo(new Verdict.Refused(LimitHints.retryAfter(Duration.ofSeconds(9))));
    }

    @Test
    void a_2xx_that_is_no_json_object_may_pass_later_and_its_body_is_not_told() {
        Verdict.Failed failed = failed(answer(200, "<html>log in, secret-session-4711</html>"));

        assertThat(failed.failure()).isInstanceOf(PlanadoProtocolException.class);
        assertThat(failed.failure().getMessage()).contains("GET /jobs/ORD-1").doesNotContain("4711");
        assertThat(failed.passing()).isTrue();
        assertThat(failed.mayBeDone()).isTrue();
    }

    @Test
    void each_status_has_the_exception_that_a_route_reacts_to() {
        assertThat(failed(answer(401, "{}")).failure()).isInstanceOf(PlanadoAuthenticationException.class);
        assertThat(failed(answer(403, "{}")).failure()).isInstanceOf(PlanadoAuthenticationException.class);
        assertThat(failed(answer(404, "{}")).failure())
                .isInstanceOf(PlanadoNotFoundException.class)
                .matches(PlanadoException::isRefused);
        assertThat(failed(answer(422, "{\"errors\": {\"a\": [\"b\"]}}")).failure())
                .isInstanceOfSatisfying(PlanadoValidationException.class, failure -> {
                    assertThat(failure.getFieldErrors()).containsKey("a");
                    assertThat(failure.isRefused()).isTrue();
                    assertThat(failure.isRetryable()).isFalse();
                });
        assertThat(failed(answer(503, "")).failure()).isInstanceOfSatisfying(PlanadoServerException.class, failure -> {
            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure.isEarlierAttemptUnclear()).isTrue();
        });
        assertThat(failed(answer(409, "{}")).failure()).isExactlyInstanceOf(PlanadoException.class);
        assertThat(failed(answer(302, "")).failure()).isExactlyInstanceOf(PlanadoException.class);
    }

    @Test
    void only_without_a_connection_the_vendor_has_surely_done_nothing() {
        Verdict.Failed refused = failed(
                AnswerClassifier.classify(attempt, new Transport.NotSentException(new ConnectException("refused"))));
        assertThat(refused.mayBeDone()).isFalse();
        assertThat(refused.passing()).isTrue();
        assertThat(refused.failure().getStatus()).isZero();

        Verdict.Failed lost = failed(AnswerClassifier.classify(attempt, (IOException) new EOFException()));
        assertThat(lost.mayBeDone()).isTrue();
        assertThat(lost.passing()).isTrue();
    }

    @Test
    void an_answer_that_is_too_large_is_not_asked_for_again() {
        Verdict.Failed failed = failed(AnswerClassifier.classify(attempt, new BoundedBody.TooLarge(10, 100)));

        assertThat(failed.failure())
                .isInstanceOf(PlanadoProtocolException.class)
                .hasMessageContaining("maxResponseSize");
        assertThat(failed.passing()).isFalse();
    }

    private Verdict answer(int status, String body) {
        return AnswerClassifier.classify(
                attempt,
                new RawAnswer(status, "text/plain", LimitHints.NONE, body.getBytes(StandardCharsets.UTF_8)),
                false);
    }

    private static Verdict.Failed failed(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        return (Verdict.Failed) verdict;
    }
}
