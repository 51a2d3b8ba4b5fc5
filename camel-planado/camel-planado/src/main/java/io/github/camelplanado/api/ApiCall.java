package io.github.camelplanado.api;

/**
 * One call of the vendor's API.
 *
 * @param resource what it is about
 * @param operation what it does; never {@link Operation#UPSERT}, which is made of two calls
 * @param method the HTTP method
 * @param path the path below the base URL, with {@code {id}} or {@code {uuid}} for the entity
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

    /** Whether the path names one entity, so that an id is needed. */
    public boolean needsId() {
        return path.contains("{");
    }

    /** The name of the call in the contract file, e.g. {@code jobs.list}. */
    public String operationId() {
        return resource.path() + "." + operation.path();
    }
}
