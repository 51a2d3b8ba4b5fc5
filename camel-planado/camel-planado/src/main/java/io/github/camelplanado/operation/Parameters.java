package io.github.camelplanado.operation;

import static io.github.camelplanado.api.PlanadoConstants.AFTER;
import static io.github.camelplanado.api.PlanadoConstants.FILTER;
import static io.github.camelplanado.api.PlanadoConstants.FROM;
import static io.github.camelplanado.api.PlanadoConstants.NOTIFY_ASSIGNEES;
import static io.github.camelplanado.api.PlanadoConstants.PRIORITY;
import static io.github.camelplanado.api.PlanadoConstants.TO;

import java.lang.reflect.Array;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelplanado.api.PathId;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.Priority;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;

/**
 * What one call is given: the header wins over the option.
 *
 * @param ids those that were given, by their place in paths
 * @param query filters of a list, decoded
 * @param after start cursor of a list, or null
 * @param from first day of shifts, or null
 * @param to day that bounds shifts, or null
 * @param notifyAssignees or null for the vendor's default
 * @param priority in the account's budget
 */
public record Parameters(
        Map<PathId, String> ids,
        Map<String, List<String>> query,
        String after,
        LocalDate from,
        LocalDate to,
        Boolean notifyAssignees,
        Priority priority) {

    /**
     * Resolves them.
     *
     * @throws IllegalArgumentException if a header cannot be read; the text names it
     */
    static Parameters of(Message message, PlanadoConfiguration options) {
        return new Parameters(
                ids(message, options),
                query(message, options),
                cursor(header(message, AFTER, String.class, options.getAfter())),
                day(FROM, header(message, FROM, String.class, options.getFrom())),
                day(TO, header(message, TO, String.class, options.getTo())),
                header(message, NOTIFY_ASSIGNEES, Boolean.class, options.getNotifyAssignees()),
                priority(header(message, PRIORITY, String.class, options.getPriority())));
    }

    /** uuid or external id of the entity, or null. */
    String id() {
        return ids.get(PathId.ENTITY);
    }

    /** The same with that id, if none was given by header or option. */
    Parameters orId(String otherwise) {
        return id() != null || otherwise == null ? this : withId(otherwise);
    }

    /** With another id of the entity. */
    Parameters withId(String id) {
        Map<PathId, String> changed = new EnumMap<>(ids);
        changed.put(PathId.ENTITY, id);
        return new Parameters(changed, query, after, from, to, notifyAssignees, priority);
    }

    Parameters withQuery(Map<String, List<String>> query) {
        return new Parameters(ids, query, after, from, to, notifyAssignees, priority);
    }

    private static Map<PathId, String> ids(Message message, PlanadoConfiguration options) {
        Map<PathId, String> ids = new EnumMap<>(PathId.class);
        ids.put(PathId.ENTITY, options.getId());
        ids.put(PathId.SERVICE, options.getServiceId());
        ids.put(PathId.PRODUCT, options.getProductId());
        ids.replaceAll((id, option) -> header(message, id.header(), String.class, option));
        return ids;
    }

    private static String cursor(String after) {
        if (after != null && after.isBlank()) {
            throw new IllegalArgumentException(
                    "The header " + AFTER + " or the option after is empty; leave it out to" + " begin at the top");
        }
        return after;
    }

    private static LocalDate day(String header, String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "The header " + header + " or its option must be a day like 2027-03-01, not '" + text + "'", e);
        }
    }

    private static Priority priority(String name) {
        return name == null ? Priority.NORMAL : Priority.of(name);
    }

    private static Map<String, List<String>> query(Message message, PlanadoConfiguration options) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        query.putAll(query(options.getFilter()));
        query.putAll(query(header(message, FILTER, Map.class, Map.of())));
        if (query.containsKey("after")) {
            // As a filter it would be taken for the top of the list: a cursor that is gone would end it in silence.
            throw new IllegalArgumentException("A filter named after is the cursor of a list: set the option after or"
                    + " the header " + AFTER + " instead");
        }
        return query;
    }

    /** Query parameters as a route gives them, by name; a List repeats one. */
    static Map<String, List<String>> query(Map<?, ?> given) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        given.forEach((key, value) -> query.put(String.valueOf(key), values(key, value)));
        return query;
    }

    /** None at all would not restrict the list, and the route would get everything. */
    private static List<String> values(Object key, Object value) {
        List<String> values = each(value).map(Parameters::value).toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("The query parameter '" + key
                    + "' has an empty list of values, which would restrict nothing; leave it out instead");
        }
        return values;
    }

    private static Stream<?> each(Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream();
        }
        return value != null && value.getClass().isArray()
                ? IntStream.range(0, Array.getLength(value)).mapToObj(i -> Array.get(value, i))
                : Stream.of(new Object[] {value});
    }

    private static String value(Object value) {
        if (value == null) {
            throw new IllegalArgumentException("A query parameter has the value null; leave it out instead");
        }
        return value.toString();
    }

    static <T> T header(Message message, String name, Class<T> type, T otherwise) {
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
        if (raw instanceof CharSequence text && text.toString().isBlank()) {
            throw new IllegalArgumentException(
                    "The header " + name + " is empty; give a " + type.getSimpleName() + " or remove it");
        }
        throw new IllegalArgumentException(
                "The header " + name + " is a " + raw.getClass().getSimpleName() + " and no " + type.getSimpleName());
    }
}
