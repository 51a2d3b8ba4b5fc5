package io.github.camelplanado.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoOutcomeUnknownException;
import io.github.camelplanado.api.PlanadoRateLimitException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.simulator.PlanadoSimulator;
import io.github.camelplanado.simulator.RecordedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong with an operation reaches the route as the right exception, and no secret with it. */
@ResourceLock(Resources.SYSTEM_ERR)
class ErrorTest {

    private static final String KEY = "key-4f1c-that-nobody-may-see";
    private static final String PASSWORD = "password-9d2e-that-nobody-may-see";
    private static final int ALWAYS = 1000;
    private static final int REPEATS = 1;
    /** What cannot be repeated, because nothing tells whether it was done. */
    private static final Set<String> NEVER_REPEATED = Set.of("users.create", "jobs.add-material", "raw.call");

    @RegisterExtension
    static final PlanadoSimulator PLANADO = PlanadoSimulator.builder()
            .requestsPerMinute(0)
            .pageSize(2)
            .apiKey(KEY)
            .build();

    private static final CapturedLog LOG = new CapturedLog();

    private static TestCamel shared;

    @BeforeAll
    static void open() {
        LOG.begin();
        shared = new TestCamel(PLANADO, ErrorTest::impatient);
    }

    @AfterAll
    static void close() {
        shared.close();
        LOG.end();
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void a_route_gets_the_right_exception_and_no_secret(OperationCase operation, Trouble trouble) {
        Exchange exchange = run(operation, trouble);

        assertThat(exchange.getException()).as("%s: %s", operation, trouble).isInstanceOf(PlanadoException.class);
        PlanadoException failure = (PlanadoException) exchange.getException();
        assertThat(failure).as("%s: %s", operation, trouble).isExactlyInstanceOf(expected(operation, trouble));
        assertThat(failure.getStatus()).as("status of %s", failure).isEqualTo(trouble.status());
        boolean unknown = failure instanceof PlanadoOutcomeUnknownException;
        assertThat(failure.isRetryable()).isEqualTo(trouble.retryable() && !unknown);
        assertThat(failure.isRefused()).isEqualTo(trouble.refused());
        assertThat(failure.getRequest()).matches("(GET|POST|PATCH|DELETE) /\\S+");
        assertThat(failure.getAttempts()).isPositive();
        if (trouble.fieldErrors() != null) {
            assertThat(((PlanadoValidationException) failure).getFieldErrors()).isEqualTo(trouble.fieldErrors());
        }
        assertThatNoSecretIsIn(failure);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void a_body_that_is_refused_before_sending_is_told_without_it(OperationCase operation) {
        OperationCase broken = operation.withoutBody();
        Exchange exchange;
        List<RecordedRequest> before;
        try (TestCamel camel = new TestCamel(PLANADO)) {
            PLANADO.reset();
            Map<String, Object> headers = broken.headers(broken.given().apply(PLANADO));
            before = PLANADO.requests();
            exchange = camel.route(broken.uri(), "{\"password\": \"" + PASSWORD + "\", ", headers);
        }

        assertThat(exchange.getException()).isExactlyInstanceOf(PlanadoValidationException.class);
        PlanadoValidationException failure = (PlanadoValidationException) exchange.getException();
        assertThat(failure.getStatus()).isZero();
        assertThat(failure.getAttempts()).isZero();
        assertThat(failure.isRefused()).isTrue();
        assertThat(PLANADO.requests()).hasSameSizeAs(before);
        assertThatNoSecretIsIn(failure);
    }

    static Stream<Arguments> troubles() {
        return OperationCases.all().stream()
                .flatMap(operation -> Trouble.all(secrets(operation)).stream()
                        .filter(trouble -> !trouble.isExpectedOf(operation))
                        .map(trouble -> Arguments.of(operation, trouble)));
    }

    static Stream<OperationCase> writes() {
        return OperationCases.all().stream().filter(operation -> operation.body() != null);
    }

    /** What the vendor was sent and may quote. */
    private static String secrets(OperationCase operation) {
        return withPassword(operation) == operation.body() ? KEY : KEY + " and " + PASSWORD;
    }

    /** A refusal by the rate limit pauses the account: it gets one of its own, by another name of the host. */
    private static Exchange run(OperationCase operation, Trouble trouble) {
        if (trouble.exception() != PlanadoRateLimitException.class) {
            return run(operation, trouble, shared);
        }
        try (TestCamel alone = new TestCamel(PLANADO, component -> {
            impatient(component);
            component.setBaseUrl("http://localhost:" + PLANADO.port() + "/v2");
        })) {
            return run(operation, trouble, alone);
        }
    }

    private static Exchange run(OperationCase operation, Trouble trouble, TestCamel camel) {
        PLANADO.reset();
        Map<String, String> values = operation.given().apply(PLANADO);
        trouble.happens().set(PLANADO.faults().answer("*", ".*").times(ALWAYS));
        LOG.clear();
        return camel.route(operation.uri(), withPassword(operation), operation.headers(values));
    }

    private static void impatient(PlanadoComponent component) {
        component.setMaxWait(Duration.ofMillis(50));
        component.setMaxRetries(REPEATS);
        component.setRetryDelay(Duration.ofMillis(1));
        component.setBreakerEnabled(false);
        component.setMaxResponseSize(Trouble.TOO_LARGE);
    }

    private static Object withPassword(OperationCase operation) {
        if (operation.body() instanceof ObjectNode body && body.has("password")) {
            return body.deepCopy().put("password", PASSWORD);
        }
        return operation.body();
    }

    private static Class<? extends PlanadoException> expected(OperationCase operation, Trouble trouble) {
        boolean unknown = trouble.unclear() && NEVER_REPEATED.contains(operation.operation());
        return unknown ? PlanadoOutcomeUnknownException.class : trouble.exception();
    }

    private static void assertThatNoSecretIsIn(PlanadoException failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        for (String secret : List.of(KEY, PASSWORD)) {
            assertThat(trace.toString()).doesNotContain(secret);
            assertThat(String.valueOf(failure.getVendorMessage())).doesNotContain(secret);
            assertThat(String.valueOf(failure.getHttpResponseStatus())).doesNotContain(secret);
            if (failure instanceof PlanadoValidationException validation) {
                assertThat(validation.getFieldErrors().toString()).doesNotContain(secret);
            }
            assertThat(LOG.text()).as("the log").doesNotContain(secret);
        }
    }
}
