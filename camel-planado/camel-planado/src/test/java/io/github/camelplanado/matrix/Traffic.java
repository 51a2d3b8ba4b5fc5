package io.github.camelplanado.matrix;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelplanado.simulator.DeliveryAttempt;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** What went over the wire during a check: requests, answers, deliveries of webhooks. */
final class Traffic {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T\\d\\d:\\d\\d(?::\\d\\d)?(?:\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)?");
    private static final Pattern MEASURED = Pattern.compile(
            "\"request_time_ms\":\\d+|127\\.0\\.0\\.1:\\d+|[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} [0-9:]{8} GMT");
    /** Deliveries go side by side; uuids are the same in each run. */
    private static final Comparator<DeliveryAttempt> IN_ORDER = Comparator.comparing(DeliveryAttempt::webhookUuid)
            .thenComparing(DeliveryAttempt::entityUuid)
            .thenComparing(DeliveryAttempt::entityVersion)
            .thenComparing(DeliveryAttempt::eventType)
            .thenComparing(DeliveryAttempt::attemptNo);

    private static final int DAYS_OF_A_RUN = 3;

    private final List<String> answers = new CopyOnWriteArrayList<>();

    /** An HTTP client that tells what it is answered. */
    HttpComponent http() {
        HttpComponent http = new HttpComponent();
        http.setHttpClientConfigurer(builder -> builder.addExecInterceptorFirst("traffic", (request, scope, chain) -> {
            var response = chain.proceed(request, scope);
            HttpEntity entity = response.getEntity();
            byte[] body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
            if (entity != null) {
                response.setEntity(new ByteArrayEntity(body, ContentType.parse(entity.getContentType())));
            }
            var retryAfter = response.getFirstHeader("Retry-After");
            answers.add(request.getMethod() + " "
                    + URLDecoder.decode(request.getRequestUri(), StandardCharsets.UTF_8) + " -> " + response.getCode()
                    + (retryAfter == null ? "" : " after " + retryAfter.getValue()) + " "
                    + new String(body, StandardCharsets.UTF_8));
            return response;
        }));
        return http;
    }

    void clear() {
        answers.clear();
    }

    /** Everything since the last {@link #clear}; uuids are numbered, and the present is one moment. */
    List<String> lines(PlanadoSimulator planado) {
        LocalDate today = planado.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
        Map<String, String> numbers = new HashMap<>();
        Stream<String> requests = planado.requests().stream()
                .map(request -> request.method() + " " + request.rawPath() + " " + request.query() + " "
                        + request.body() + " -> " + request.status());
        Stream<String> deliveries = planado.deliveries().stream()
                .sorted(IN_ORDER)
                .map(attempt -> attempt.eventType() + " " + attempt.eventUuid() + " " + attempt.attemptNo() + " "
                        + attempt.webhookUuid() + " " + attempt.responseCode() + " " + attempt.body());
        List<String> lines = new ArrayList<>();
        Stream.of(requests, answers.stream(), deliveries)
                .flatMap(part -> part)
                .forEach(line -> lines.add(plain(line, today, numbers)));
        return lines;
    }

    private static String plain(String line, LocalDate today, Map<String, String> numbers) {
        String named = UUID.matcher(line)
                .replaceAll(found -> numbers.computeIfAbsent(found.group(), ignored -> "#" + numbers.size()));
        String timed = TIME.matcher(named)
                .replaceAll(found -> isNow(found.group(1), today)
                        ? "now" + (found.group(2) == null ? "" : Matcher.quoteReplacement(found.group(2)))
                        : Matcher.quoteReplacement(found.group()));
        return MEASURED.matcher(timed).replaceAll("");
    }

    private static boolean isNow(String day, LocalDate today) {
        return Math.abs(ChronoUnit.DAYS.between(LocalDate.parse(day), today)) <= DAYS_OF_A_RUN;
    }
}
