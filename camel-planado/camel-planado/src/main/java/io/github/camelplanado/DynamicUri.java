package io.github.camelplanado;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A URI of {@code toD}, taken apart before its expressions are evaluated: what an expression gives is then one value, whatever
 * characters it has.
 *
 * @param path all before the question mark
 * @param pairs the options, each as it is written
 */
record DynamicUri(String path, List<String> pairs) {

    static DynamicUri parse(String template) {
        List<String> parts = split(template, '?', 2);
        return new DynamicUri(
                parts.get(0), parts.size() == 1 ? List.of() : split(parts.get(1), '&', Integer.MAX_VALUE));
    }

    /** The URI without the options that are told apart by name. */
    String without(Predicate<String> names, UnaryOperator<String> evaluate) {
        List<String> kept = pairs.stream()
                .filter(pair -> !pair.isEmpty() && !names.test(name(pair)))
                .map(evaluate)
                .toList();
        return evaluate.apply(path) + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
    }

    /** The values of the options that are told apart by name, evaluated; one that is repeated has several. */
    Map<String, List<String>> values(Predicate<String> names, UnaryOperator<String> evaluate) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : pairs) {
            if (names.test(name(pair))) {
                values.computeIfAbsent(name(pair), absent -> new ArrayList<>()).add(value(pair, evaluate));
            }
        }
        return values;
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        return decoded(equals < 0 ? pair : pair.substring(0, equals));
    }

    /** Text outside of expressions follows the rules of URIs, RAW(...) and what expressions give do not. */
    private static String value(String pair, UnaryOperator<String> evaluate) {
        String written = pair.substring(pair.indexOf('=') + 1);
        if (isRaw(written)) {
            return evaluate.apply(written.substring(4, written.length() - 1));
        }
        StringBuilder value = new StringBuilder();
        int at = 0;
        while (at < written.length()) {
            int end = expressionEnd(written, at);
            if (end > at) {
                value.append(evaluate.apply(written.substring(at, end)));
            } else {
                end = at + 1;
                while (end < written.length() && expressionEnd(written, end) == end) {
                    end++;
                }
                value.append(decoded(written.substring(at, end)));
            }
            at = end;
        }
        return value.toString();
    }

    private static boolean isRaw(String value) {
        return (value.startsWith("RAW(") && value.endsWith(")")) || (value.startsWith("RAW{") && value.endsWith("}"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Splits outside of expressions and of RAW(...). */
    private static List<String> split(String text, char separator, int most) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        int at = 0;
        while (at < text.length() && parts.size() < most - 1) {
            int end = rawEnd(text, at, separator);
            end = end > at ? end : expressionEnd(text, at);
            if (end > at) {
                at = end;
            } else {
                if (text.charAt(at) == separator) {
                    parts.add(text.substring(begin, at));
                    begin = at + 1;
                }
                at++;
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }

    /** Where the value RAW(...) that begins there ends: at the bracket before a separator or the end; else the same place. */
    private static int rawEnd(String text, int at, char separator) {
        boolean round = text.startsWith("=RAW(", at);
        if (!round && !text.startsWith("=RAW{", at)) {
            return at;
        }
        char bracket = round ? ')' : '}';
        for (int end = at + 5; end < text.length(); end++) {
            boolean last = end + 1 == text.length() || text.charAt(end + 1) == separator;
            if (text.charAt(end) == bracket && last) {
                return end + 1;
            }
        }
        return at;
    }

    /** Where the expression that begins there ends, behind its bracket; the same place if none begins there. */
    private static int expressionEnd(String text, int at) {
        if (!text.startsWith("${", at) && !text.startsWith("$simple{", at)) {
            return at;
        }
        int depth = 0;
        for (int end = text.indexOf('{', at); end < text.length(); end++) {
            if (text.charAt(end) == '{') {
                depth++;
            } else if (text.charAt(end) == '}' && --depth == 0) {
                return end + 1;
            }
        }
        return at;
    }
}
