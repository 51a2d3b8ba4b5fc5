package io.github.camelplanado.simulator.contract;

import java.util.List;
import java.util.regex.Pattern;

/** The paths that belong to an operation. */
public final class PathPattern {
    private PathPattern() {}

    /**
     * A pattern of an operation's paths.
     *
     * @param operation the operation
     * @param all all operations: a literal segment of another one is no id
     * @return a pattern for the path below the base path, still encoded
     */
    public static Pattern of(Operation operation, List<Operation> all) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < operation.segments().size(); i++) {
            String segment = operation.segments().get(i);
            pattern.append('/').append(segment.startsWith("{") ? id(operation, i, all) : Pattern.quote(segment));
        }
        return Pattern.compile(pattern.toString());
    }

    private static String id(Operation operation, int at, List<Operation> all) {
        StringBuilder id = new StringBuilder();
        for (Operation other : all) {
            boolean sibling = other.segments().size() == operation.segments().size()
                    && other.segments()
                            .subList(0, at)
                            .equals(operation.segments().subList(0, at));
            if (sibling && !other.segments().get(at).startsWith("{")) {
                id.append("(?!").append(Pattern.quote(other.segments().get(at))).append("(/|$))");
            }
        }
        return id + "[^/]+";
    }
}
