package io.github.camelplanado.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

/** Compiles a public class with everything on the class path of the tests. */
final class CompiledSource {

    private static final Pattern CLASS = Pattern.compile("public class (\\w+)");

    private CompiledSource() {}

    /**
     * Writes the file and its class into a folder.
     *
     * @return the name of the class
     */
    static String into(Path folder, String source) throws IOException {
        Matcher name = CLASS.matcher(source);
        if (!name.find()) {
            throw new IllegalArgumentException("There is no public class in\n" + source);
        }
        Path file = folder.resolve(name.group(1) + ".java");
        Files.writeString(file, source);
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        complaints,
                        complaints,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        file.toString());
        if (result != 0) {
            throw new IllegalArgumentException(
                    "The source does not compile: " + complaints.toString(StandardCharsets.UTF_8) + "\n" + source);
        }
        return name.group(1);
    }
}
