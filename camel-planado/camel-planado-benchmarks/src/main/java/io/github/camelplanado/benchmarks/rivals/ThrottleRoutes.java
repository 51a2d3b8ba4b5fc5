package io.github.camelplanado.benchmarks.rivals;

import org.apache.camel.model.ProcessorDefinition;

/** Camel's Throttle EIP. */
final class ThrottleRoutes extends HandMadeRoutes {

    private final int calls;
    private final int periodMillis;

    ThrottleRoutes(String baseUrl, int calls, int periodMillis, boolean httpRepeats) {
        super(baseUrl, httpRepeats);
        this.calls = calls;
        this.periodMillis = periodMillis;
    }

    @Override
    ProcessorDefinition<?> limited(ProcessorDefinition<?> route) {
        return route.throttle(calls).timePeriodMillis(periodMillis);
    }
}
