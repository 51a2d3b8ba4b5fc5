package io.github.camelplanado.operation;

import static io.github.camelplanado.api.PlanadoConstants.AFTER;
import static io.github.camelplanado.api.PlanadoConstants.FILTER;
import static io.github.camelplanado.api.PlanadoConstants.ID;
import static io.github.camelplanado.api.PlanadoConstants.NOTIFY_ASSIGNEES;
import static io.github.camelplanado.api.PlanadoConstants.PRIORITY;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.Priority;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;

/**
 * What one call is given: the header wins over the option.
 *
 * @param id uuid or external id, or null
 * @param query filters of a list, decoded
 * @param after start cursor of a list, or null
 * @param notifyAssignees or null for the vendor's default
 * @param priority in the account's budget
 */
public record Parameters(
        String id, Map<String, List<String>> query, String after, Boolean notifyAssignees, Priority priority) {

    /**
     * Resolves them.
     *
     * @throws IllegalArgumentException if a header cannot be read; the text names it
     */
    static Parameters of(Message message, PlanadoConfiguration options) {
        return new Parameters(
                header(message, ID, String.class, options.getId()),
                query(message, options),
                header(message, AFTER, String.class, options.getAfter()),
                header(message, NOTIFY_ASSIGNEES, Boolean.class, options.getNotifyAssignees()),
                priority(header(message, PRIORITY, String.class, options.getPriority())));
    }

    private static Priority priority(String name) {
        return name == null ? Priority.NORMAL : Priority.of(name);
    }

    private static Map<String, List<String>> query(Message message, PlanadoConfiguration options) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        options.getFilter().forEach((key, value) -> query.put(key, values(value)));
        Map<?, ?> filter = header(message, FILTER, Map.class, Map.of());
        filter.forEach((key, value) -> query.put(String.valueOf(key), values(value)));
        return query;
    }

    private static List<String> values(Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(Parameters::value).toList();
        }
        return value instanceof Object[] several
                ? Arrays.stream(several).map(Parameters::value).toList()
                : List.of(value(value));
    }

    private static String value(Object value) {
        if (value == null) {
            throw new IllegalArgumentException("A filter has the value null; leave it out instead");
        }
        return value.toString();
    }

    private static <T> T header(Message message, String name, Class<T> type, T otherwise) {
        Object raw = message.getHeader(name);
        if (raw == null) {
            return otherwise;
        }
        try {
            T value = message.getHeader(name, type);
            if (value != null) {
                return value;
            }
        } catch (TypeConversionException e) {
            throw new IllegalArgumentException("The header " + name + " is no " + type.getSimpleName(), e);
        }
        throw new IllegalArgumentException(
                "The header " + name + " is a " + raw.getClass().getSimpleName() + " and no " + type.getSimpleName());
    }
}
