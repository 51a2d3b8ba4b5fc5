package io.github.camelplanado.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import io.github.camelplanado.api.BudgetState;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.client.PlanadoClient;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The meters of one account in one registry. Loaded only where Micrometer is there. */
final class MicrometerMeters {

    private static final Logger LOG = LoggerFactory.getLogger(MicrometerMeters.class);
    /** Under this name camel-micrometer looks for its registry first. */
    private static final String REGISTRY = "metricsRegistry";

    private static final double NANOS_A_SECOND = 1e9;

    private final MeterRegistry registry;
    private final PlanadoClient client;
    private final Tags tags;
    private final List<Meter> meters = new ArrayList<>();

    private MicrometerMeters(MeterRegistry registry, PlanadoClient client, Tags tags) {
        this.registry = registry;
        this.client = client;
        this.tags = tags;
    }

    /**
     * Registers the meters in the registry that the context holds.
     *
     * @return removes them; does nothing if there is no registry
     */
    static Runnable register(CamelContext context, String component, PlanadoClient client) {
        MeterRegistry registry = registry(context.getRegistry());
        if (registry == null) {
            return () -> {};
        }
        Tags tags = Tags.of(
                "camelContext",
                context.getName(),
                "component",
                component,
                "account",
                client.state().account());
        return new MicrometerMeters(registry, client, tags).register();
    }

    /** By the name that camel-micrometer uses, else the only one; of several, as in Spring Boot, the one that joins them. */
    private static MeterRegistry registry(Registry beans) {
        MeterRegistry named = beans.lookupByNameAndType(REGISTRY, MeterRegistry.class);
        if (named != null) {
            return named;
        }
        Set<MeterRegistry> found = beans.findByType(MeterRegistry.class);
        if (found.size() > 1) {
            List<MeterRegistry> joining = found.stream()
                    .filter(CompositeMeterRegistry.class::isInstance)
                    .toList();
            if (joining.size() == 1) {
                return joining.get(0);
            }
            LOG.info(
                    "There are {} meter registries; the one under the name {} would get the meters of the account",
                    found.size(),
                    REGISTRY);
            return null;
        }
        return found.isEmpty() ? null : found.iterator().next();
    }

    private Runnable register() {
        Map<Priority, Timer> waits = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            Tags own = tags.and("priority", priority.name().toLowerCase(Locale.ROOT));
            waits.put(priority, timer(AccountMeter.WAIT, own));
            counter(AccountMeter.GRANTED, own, budget -> budget.granted().get(priority));
            counter(AccountMeter.DENIED, own, budget -> budget.denied().get(priority));
            gauge(AccountMeter.WAITING, own, budget -> budget.waiting().get(priority));
            seconds(
                    AccountMeter.LONGEST_WAIT,
                    own,
                    budget -> budget.longestWait().get(priority));
        }
        counter(AccountMeter.REFUSED, tags, BudgetState::refused);
        gauge(AccountMeter.RATE, tags, BudgetState::rate);
        gauge(AccountMeter.CONFIGURED_RATE, tags, BudgetState::requestsPerMinute);
        gauge(AccountMeter.USED, tags, BudgetState::used);
        seconds(AccountMeter.PAUSE, tags, BudgetState::pause);
        gauge(AccountMeter.DEGRADED, tags, budget -> budget.trouble() == null ? 0 : 1);
        meters.add(Gauge.builder(
                        AccountMeter.BREAKER_OPEN.id(),
                        client,
                        account -> account.state().breaker().equals("open") ? 1 : 0)
                .description(AccountMeter.BREAKER_OPEN.description())
                .tags(tags)
                .strongReference(true)
                .register(registry));
        Runnable silence =
                client.listen((priority, waited) -> waits.get(priority).record(waited));
        return () -> {
            silence.run();
            meters.forEach(registry::remove);
        };
    }

    private Timer timer(AccountMeter meter, Tags own) {
        Timer timer = Timer.builder(meter.id())
                .description(meter.description())
                .tags(own)
                .register(registry);
        meters.add(timer);
        return timer;
    }

    private void counter(AccountMeter meter, Tags own, ToDoubleFunction<BudgetState> count) {
        meters.add(FunctionCounter.builder(meter.id(), client, account -> count.applyAsDouble(budget(account)))
                .description(meter.description())
                .tags(own)
                .register(registry));
    }

    private void gauge(AccountMeter meter, Tags own, ToDoubleFunction<BudgetState> value) {
        meters.add(Gauge.builder(meter.id(), client, account -> value.applyAsDouble(budget(account)))
                .description(meter.description())
                .tags(own)
                .strongReference(true)
                .register(registry));
    }

    private void seconds(AccountMeter meter, Tags own, Function<BudgetState, Duration> value) {
        meters.add(TimeGauge.builder(
                        meter.id(),
                        client,
                        TimeUnit.SECONDS,
                        account -> value.apply(budget(account)).toNanos() / NANOS_A_SECOND)
                .description(meter.description())
                .tags(own)
                .strongReference(true)
                .register(registry));
    }

    private static BudgetState budget(PlanadoClient client) {
        return client.state().budget();
    }
}
