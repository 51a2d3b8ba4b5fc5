package io.github.camelplanado.docs;

import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares what a page shows with what came: the text {@code …} stands for anything, alone or within a text. Pure. */
final class Likeness {

    private Likeness() {}

    /**
     * Where the two differ, or null where they do not.
     *
     * @param whole whether keys that the page leaves out must not be there
     */
    static String difference(JsonNode shown, JsonNode came, boolean whole) {
        return difference("", shown, came, whole);
    }

    private static String difference(String at, JsonNode shown, JsonNode came, boolean whole) {
        if (shown.isTextual() && shown.textValue().equals("…")) {
            return came.isMissingNode() ? at + " is missing" : null;
        }
        if (shown.isObject() && came.isObject()) {
            return objects(at, shown, came, whole);
        }
        if (shown.isArray() && came.isArray()) {
            return lists(at, shown, came, whole);
        }
        if (shown.isTextual() && came.isTextual()) {
            return isLike(shown.textValue(), came.textValue()) ? null : at + " is " + came;
        }
        if (shown.isNumber() && came.isNumber()) {
            return shown.decimalValue().compareTo(came.decimalValue()) == 0 ? null : at + " is " + came;
        }
        return shown.equals(came) ? null : at + " is " + came + " and not " + shown;
    }

    static boolean isLike(String shown, String came) {
        String pattern = Pattern.quote(shown).replace("…", "\\E.*\\Q");
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(came).matches();
    }

    private static String objects(String at, JsonNode shown, JsonNode came, boolean whole) {
        for (Map.Entry<String, JsonNode> entry : shown.properties()) {
            String found = difference(at + "/" + entry.getKey(), entry.getValue(), came.path(entry.getKey()), whole);
            if (found != null) {
                return found;
            }
        }
        if (whole) {
            for (Map.Entry<String, JsonNode> entry : came.properties()) {
                if (!shown.has(entry.getKey())) {
                    return at + "/" + entry.getKey() + " came too";
                }
            }
        }
        return null;
    }

    private static String lists(String at, JsonNode shown, JsonNode came, boolean whole) {
        boolean open = shown.size() > 0 && shown.get(shown.size() - 1).asText().equals("…");
        int size = open ? shown.size() - 1 : shown.size();
        if (came.size() < size || (!open && came.size() != size)) {
            return at + " has " + came.size() + " elements: " + came;
        }
        for (int i = 0; i < size; i++) {
            String found = difference(at + "/" + i, shown.get(i), came.get(i), whole);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
