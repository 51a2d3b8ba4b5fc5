package io.github.camelplanado.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

import org.apache.camel.RoutesBuilder;

/** Compiles a class of routes as a reader would who pastes it into a file. */
public final class CompiledRoutes {

    private static final Pattern CLASS = Pattern.compile("public class (\\w+)");

    private CompiledRoutes() {}

    /**
     * The routes of a source.
     *
     * @param folder an empty folder for the file and its class
     */
    public static RoutesBuilder of(String source, Path folder) throws IOException, ReflectiveOperationException {
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
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, CompiledRoutes.class.getClassLoader())) {
            return (RoutesBuilder)
                    loader.loadClass(name.group(1)).getDeclaredConstructor().newInstance();
        }
    }
}
