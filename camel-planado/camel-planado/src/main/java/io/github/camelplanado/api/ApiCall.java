package io.github.camelplanado.api;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call of the vendor's API.
 *
 * @param resource what it is about
 * @param operation what it does; never {@link Operation#UPSERT}, which is made of two calls
 * @param method the HTTP method
 * @param path the path below the base URL, with {@code {id}} or {@code {uuid}} for the entity and other names for further ids
 * @param rootKey the key under which the answer carries its content, or {@code none} where that is not known
 * @param cursor how the next page is asked for
 * @param order the order of the list
 * @param evidence how well the call is known
 */
public record ApiCall(
        Resource resource,
        Operation operation,
        String method,
        String path,
        String rootKey,
        Cursor cursor,
        ListOrder order,
        Evidence evidence) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)\\}");

    /**
     * A call that is not in the catalogue.
     *
     * @param path below the base URL, as it goes over the wire
     */
    public static ApiCall raw(String method, String path) {
        return new ApiCall(
                Resource.RAW, Operation.CALL, method, path, "none", Cursor.NONE, ListOrder.NONE, Evidence.INFERRED);
    }

    /**
     * Whether it does no harm when it is done twice. A search is a POST that changes nothing; what a raw PATCH means is not
     * known.
     */
    public boolean isRepeatable() {
        return switch (operation) {
            case SEARCH_NEARBY -> true;
            case CALL -> Set.of("GET", "PUT", "DELETE").contains(method);
            default -> !method.equals("POST");
        };
    }

    /** The ids in the path, in their order; empty for a call that names no entity. */
    public List<PathId> ids() {
        return PLACEHOLDER
                .matcher(path)
                .results()
                .map(found -> PathId.of(found.group(1)))
                .toList();
    }

    /**
     * The path with texts in the places of the ids.
     *
     * @param segment gives the text of an id, encoded as one path segment
     */
    public String path(Function<PathId, String> segment) {
        return PLACEHOLDER
                .matcher(path)
                .replaceAll(found -> Matcher.quoteReplacement(segment.apply(PathId.of(found.group(1)))));
    }

    /** The name of the call in the contract file, e.g. {@code jobs.list}. */
    public String operationId() {
        return resource.path() + "." + operation.path();
    }
}
