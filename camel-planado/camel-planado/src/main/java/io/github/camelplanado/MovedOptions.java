package io.github.camelplanado;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.api.PathId;
import io.github.camelplanado.api.PlanadoConstants;
import org.apache.camel.Message;

/** The options of a producer that are also headers, and how they become headers for one call. A header that is there wins. */
final class MovedOptions {

    private static final String FILTER = "filter.";
    private static final Map<String, String> HEADERS = headers();

    private MovedOptions() {}

    static boolean isOne(String option) {
        return HEADERS.containsKey(option) || option.startsWith(FILTER);
    }

    /** The headers to set for these options; none that the message has, except that filters are added to its own. */
    static Map<String, Object> headers(Map<String, List<String>> options, Message message) {
        Map<String, Object> set = new LinkedHashMap<>();
        Map<String, Object> filter = new LinkedHashMap<>();
        options.forEach((option, values) -> {
            if (option.startsWith(FILTER)) {
                filter.put(option.substring(FILTER.length()), values.size() == 1 ? values.get(0) : values);
            } else if (message.getHeader(HEADERS.get(option)) == null) {
                set.put(HEADERS.get(option), values.get(values.size() - 1));
            }
        });
        if (!filter.isEmpty()) {
            Map<?, ?> own = message.getHeader(PlanadoConstants.FILTER, Map.class);
            if (own != null) {
                own.forEach((name, value) -> filter.put(String.valueOf(name), value));
            }
            set.put(PlanadoConstants.FILTER, filter);
        }
        return set;
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>(Map.of(
                "from", PlanadoConstants.FROM,
                "to", PlanadoConstants.TO,
                "after", PlanadoConstants.AFTER,
                "notifyAssignees", PlanadoConstants.NOTIFY_ASSIGNEES,
                "priority", PlanadoConstants.PRIORITY));
        for (PathId id : PathId.values()) {
            headers.put(id.option(), id.header());
        }
        return Map.copyOf(headers);
    }
}
