package io.github.camelplanado.simulator.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the operation of a request by the contract's paths. */
public final class Router {
    private final List<Operation> operations;

    /**
     * A router.
     *
     * @param contract whose operations it knows
     */
    public Router(Contract contract) {
        this.operations = contract.operations();
    }

    /**
     * Finds the operation.
     *
     * @param method the HTTP method in capitals
     * @param rawPath the path below the base path, still percent-encoded: an id may hold an encoded slash
     * @return what was found
     */
    public Match find(String method, String rawPath) {
        List<Operation> here = new ArrayList<>();
        for (Operation operation : operations) {
            if (idsOf(operation, rawPath) != null) {
                here.add(operation);
            }
        }
        // A literal segment is no id: what has fewest names in braces is meant, whatever the method.
        long fewest = here.stream().mapToLong(Router::names).min().orElse(0);
        here.removeIf(operation -> names(operation) > fewest);
        for (Operation operation : here) {
            if (operation.method().equals(method)) {
                return new Match(operation, idsOf(operation, rawPath), List.of(), "");
            }
        }
        List<String> allowed = here.stream().map(Operation::method).toList();
        String hint = allowed.isEmpty() ? "did you mean " + nearest(method, rawPath) + "?" : "this path has " + allowed;
        return new Match(null, Map.of(), allowed, hint);
    }

    private static long names(Operation operation) {
        return operation.segments().stream()
                .filter(segment -> segment.startsWith("{"))
                .count();
    }

    private static Map<String, String> idsOf(Operation operation, String rawPath) {
        String[] parts = rawPath.startsWith("/") ? rawPath.substring(1).split("/", -1) : new String[] {rawPath};
        List<String> segments = operation.segments();
        if (parts.length != segments.size()) {
            return null;
        }
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{")) {
                String id = decode(parts[i]);
                if (id.isEmpty()) {
                    return null;
                }
                ids.put(segment.substring(1, segment.length() - 1), id);
            } else if (!segment.equals(parts[i])) {
                return null;
            }
        }
        return ids;
    }

    /** The operation whose method and path look most like the request. */
    private String nearest(String method, String rawPath) {
        return operations.stream()
                .min(Comparator.comparingInt(operation -> distance(rawPath, filled(operation, rawPath)) * 2
                        + (operation.method().equals(method) ? 0 : 1)))
                .map(operation -> operation.method() + " " + operation.path())
                .orElse("nothing");
    }

    /** The path with the request's own ids in it, where both have as many segments: an id is never a typo. */
    private static String filled(Operation operation, String rawPath) {
        String[] parts = rawPath.split("/", -1);
        List<String> segments = operation.segments();
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < segments.size(); i++) {
            boolean name = segments.get(i).startsWith("{") && parts.length == segments.size() + 1;
            path.append('/').append(name ? parts[i + 1] : segments.get(i));
        }
        return path.toString();
    }

    private static int distance(String left, String right) {
        int[] before = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = before[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[right.length()];
    }

    /**
     * Decodes one path segment. A plus sign is a plus sign there, unlike in a query.
     *
     * @param segment the segment as sent
     * @return its text
     * @throws IllegalArgumentException when a percent sign is not followed by two hexadecimal digits
     */
    public static String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        return java.net.URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
