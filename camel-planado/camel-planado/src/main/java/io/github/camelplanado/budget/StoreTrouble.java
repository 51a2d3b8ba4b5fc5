package io.github.camelplanado.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a store's failure says, fit to be shown: its message may hold an address with a password. Pure. */
final class StoreTrouble {

    private static final int LONGEST_LINE = 300;
    private static final int MOST_CAUSES = 10;
    private static final String HIDDEN = "xxxxxx";
    /** In an address, between the slashes and the at sign: who connects, often with the password. */
    private static final Pattern USER_INFO = Pattern.compile("//[^/\\s?#]*@");
    /** A parameter or property, up to the next separator or to the end of its quotes. */
    private static final Pattern SECRET = Pattern.compile(
            "([\\w.-]*(?:passw|pwd|passphrase|secret|token|api_?key|credential)[\\w.-]*\\s*[=:]\\s*)"
                    + "(\"[^\"]*\"?|'[^']*'?|[^\\s&;,)}\\]]+)",
            Pattern.CASE_INSENSITIVE);

    private StoreTrouble() {}

    /** All that it says. */
    static String text(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : masked(message);
    }

    /** The first line. */
    static String line(String text) {
        String line = text.lines().findFirst().orElse("no reason");
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...";
    }

    /** What it came from, the failure itself first. */
    static List<String> causes(Throwable failure) {
        List<String> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < MOST_CAUSES; cause = cause.getCause()) {
            causes.add(masked(cause.toString()));
        }
        return causes;
    }

    private static String masked(String text) {
        String withoutUsers = USER_INFO.matcher(text).replaceAll("//" + HIDDEN + "@");
        return SECRET.matcher(withoutUsers).replaceAll("$1" + HIDDEN);
    }
}
