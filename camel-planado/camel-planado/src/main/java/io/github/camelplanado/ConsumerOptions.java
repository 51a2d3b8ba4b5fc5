package io.github.camelplanado;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.camelplanado.api.PlanadoConfiguration;

/** Options that a consumer would ignore: whoever sets one expects something that would not happen. */
final class ConsumerOptions {

    private static final List<Option> OPTIONS = options();

    private ConsumerOptions() {}

    /** What obeys an option. */
    enum Kind {
        POLLING("a consumer that polls"),
        WEBHOOK("a webhook"),
        CHANGES("a stream of changes"),
        PRODUCER("a producer");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }
    }

    /**
     * Checks a URI without an operation.
     *
     * @throws IllegalArgumentException with the options that only a producer obeys
     */
    static void refuseThoseOfProducers(String uri, PlanadoConfiguration options) {
        refuse(
                uri,
                "a consumer, which a URI without operation is,",
                options,
                new PlanadoConfiguration(),
                option -> option.kinds().equals(EnumSet.of(Kind.PRODUCER)));
    }

    /**
     * Checks a consumer.
     *
     * @param secret the component's, which every consumer is given
     * @throws IllegalArgumentException with the options that a consumer of this kind does not obey
     */
    static void refuseOthers(String uri, Kind kind, PlanadoConfiguration options, String secret) {
        PlanadoConfiguration usual = new PlanadoConfiguration();
        usual.setWebhookSecret(secret);
        refuse(uri, kind.noun, options, usual, option -> !option.kinds().contains(kind));
    }

    private static void refuse(
            String uri, String who, PlanadoConfiguration options, PlanadoConfiguration usual, Predicate<Option> isOf) {
        List<String> set = OPTIONS.stream()
                .filter(isOf)
                .filter(option -> !Objects.equals(
                        option.value().apply(options), option.value().apply(usual)))
                .map(Option::name)
                .sorted()
                .toList();
        if (!set.isEmpty()) {
            String names = String.join(", ", set);
            throw new IllegalArgumentException(uri + ": " + who + " does not obey " + names + ". Remove " + names);
        }
    }

    private static List<Option> options() {
        return new Table()
                .of(Kind.PRODUCER)
                .option("id", PlanadoConfiguration::getId)
                .option("serviceId", PlanadoConfiguration::getServiceId)
                .option("productId", PlanadoConfiguration::getProductId)
                .option("from", PlanadoConfiguration::getFrom)
                .option("to", PlanadoConfiguration::getTo)
                .option("filter", PlanadoConfiguration::getFilter)
                .option("after", PlanadoConfiguration::getAfter)
                .option("paging", PlanadoConfiguration::getPaging)
                .option("notFound", PlanadoConfiguration::getNotFound)
                .option("notifyAssignees", PlanadoConfiguration::getNotifyAssignees)
                .option("completeFields", PlanadoConfiguration::isCompleteFields)
                .option("readBack", PlanadoConfiguration::isReadBack)
                .option("dryRun", PlanadoConfiguration::isDryRun)
                .option("release", PlanadoConfiguration::isRelease)
                .option("detailConcurrency", PlanadoConfiguration::getDetailConcurrency)
                .of(Kind.POLLING, Kind.CHANGES)
                .option("initialPosition", PlanadoConfiguration::getInitialPosition)
                .option("sweepInterval", PlanadoConfiguration::getSweepInterval)
                .option("budgetShare", PlanadoConfiguration::getBudgetShare)
                .option("streamId", PlanadoConfiguration::getStreamId)
                .option("dataSource", PlanadoConfiguration::getDataSource)
                .option("store", PlanadoConfiguration::getStore)
                .of(Kind.CHANGES)
                .option("events", PlanadoConfiguration::getEvents)
                .option("concurrentConsumers", PlanadoConfiguration::getConcurrentConsumers)
                .option("maxRedeliveries", PlanadoConfiguration::getMaxRedeliveries)
                .option("maxDeletes", PlanadoConfiguration::getMaxDeletes)
                .option("replayInterval", PlanadoConfiguration::getReplayInterval)
                .option("transactionManager", PlanadoConfiguration::getTransactionManager)
                .of(Kind.WEBHOOK, Kind.CHANGES)
                .option("webhookSecret", PlanadoConfiguration::getWebhookSecret)
                .option("previousWebhookSecret", PlanadoConfiguration::getPreviousWebhookSecret)
                .option("allowUnverified", PlanadoConfiguration::isAllowUnverified)
                .option("maxBodySize", PlanadoConfiguration::getMaxBodySize)
                .of(Kind.WEBHOOK)
                .option("ackTimeout", PlanadoConfiguration::getAckTimeout)
                .option("webhookThreads", PlanadoConfiguration::getWebhookThreads)
                .option("eventTypes", PlanadoConfiguration::getEventTypes)
                .options;
    }

    /**
     * An option that not everything obeys.
     *
     * @param value what it is set to; the default if it is not
     */
    private record Option(String name, Function<PlanadoConfiguration, Object> value, Set<Kind> kinds) {}

    private static final class Table {

        private final List<Option> options = new ArrayList<>();
        private Set<Kind> kinds = EnumSet.noneOf(Kind.class);

        Table of(Kind first, Kind... more) {
            kinds = EnumSet.of(first, more);
            return this;
        }

        Table option(String name, Function<PlanadoConfiguration, Object> value) {
            options.add(new Option(name, value, kinds));
            return this;
        }
    }
}
