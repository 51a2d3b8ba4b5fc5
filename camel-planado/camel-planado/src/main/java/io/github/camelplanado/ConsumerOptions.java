package io.github.camelplanado;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.github.camelplanado.api.PlanadoConfiguration;

/** Options that a consumer would ignore: whoever sets one expects something that would not happen. */
final class ConsumerOptions {

    private static final Map<String, Function<PlanadoConfiguration, Object>> OF_PRODUCERS = ofProducers();
    private static final Map<String, Function<PlanadoConfiguration, Object>> OF_WEBHOOKS = ofWebhooks();
    private static final Map<String, Function<PlanadoConfiguration, Object>> OF_POLLING = Map.of(
            "initialPosition", PlanadoConfiguration::getInitialPosition,
            "sweepInterval", PlanadoConfiguration::getSweepInterval,
            "budgetShare", PlanadoConfiguration::getBudgetShare);

    private ConsumerOptions() {}

    /**
     * Checks a URI without an operation.
     *
     * @throws IllegalArgumentException with the options that only a producer obeys
     */
    static void refuseThoseOfProducers(String uri, PlanadoConfiguration options) {
        refuse(uri, OF_PRODUCERS, options, new PlanadoConfiguration(), "a consumer, which a URI without operation is,");
    }

    /**
     * Checks a polling consumer.
     *
     * @param secret the component's, which polling consumers are given too
     * @throws IllegalArgumentException with the options that only a webhook obeys
     */
    static void refuseThoseOfWebhooks(String uri, PlanadoConfiguration options, String secret) {
        PlanadoConfiguration usual = new PlanadoConfiguration();
        usual.setWebhookSecret(secret);
        refuse(uri, OF_WEBHOOKS, options, usual, "a consumer that polls");
    }

    /**
     * Checks a webhook.
     *
     * @throws IllegalArgumentException with the options that only polling obeys
     */
    static void refuseThoseOfPolling(String uri, PlanadoConfiguration options) {
        refuse(uri, OF_POLLING, options, new PlanadoConfiguration(), "a webhook");
    }

    private static void refuse(
            String uri,
            Map<String, Function<PlanadoConfiguration, Object>> table,
            PlanadoConfiguration options,
            PlanadoConfiguration usual,
            String who) {
        List<String> set = table.entrySet().stream()
                .filter(entry -> !Objects.equals(
                        entry.getValue().apply(options), entry.getValue().apply(usual)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!set.isEmpty()) {
            String names = String.join(", ", set);
            throw new IllegalArgumentException(uri + ": " + who + " does not obey " + names + ". Remove " + names);
        }
    }

    private static Map<String, Function<PlanadoConfiguration, Object>> ofProducers() {
        Map<String, Function<PlanadoConfiguration, Object>> options = new LinkedHashMap<>();
        options.put("id", PlanadoConfiguration::getId);
        options.put("serviceId", PlanadoConfiguration::getServiceId);
        options.put("productId", PlanadoConfiguration::getProductId);
        options.put("from", PlanadoConfiguration::getFrom);
        options.put("to", PlanadoConfiguration::getTo);
        options.put("filter", PlanadoConfiguration::getFilter);
        options.put("after", PlanadoConfiguration::getAfter);
        options.put("paging", PlanadoConfiguration::getPaging);
        options.put("notFound", PlanadoConfiguration::getNotFound);
        options.put("notifyAssignees", PlanadoConfiguration::getNotifyAssignees);
        options.put("completeFields", PlanadoConfiguration::isCompleteFields);
        options.put("readBack", PlanadoConfiguration::isReadBack);
        options.put("dryRun", PlanadoConfiguration::isDryRun);
        options.put("detailConcurrency", PlanadoConfiguration::getDetailConcurrency);
        return options;
    }

    private static Map<String, Function<PlanadoConfiguration, Object>> ofWebhooks() {
        Map<String, Function<PlanadoConfiguration, Object>> options = new LinkedHashMap<>();
        options.put("webhookSecret", PlanadoConfiguration::getWebhookSecret);
        options.put("previousWebhookSecret", PlanadoConfiguration::getPreviousWebhookSecret);
        options.put("allowUnverified", PlanadoConfiguration::isAllowUnverified);
        options.put("eventTypes", PlanadoConfiguration::getEventTypes);
        options.put("maxBodySize", PlanadoConfiguration::getMaxBodySize);
        options.put("ackTimeout", PlanadoConfiguration::getAckTimeout);
        options.put("webhookThreads", PlanadoConfiguration::getWebhookThreads);
        return options;
    }
}
