package io.github.camelplanado.docs;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

import org.apache.camel.RoutesBuilder;

/** Compiles a class of routes as a reader would who pastes it into a file. */
public final class CompiledRoutes {

    private CompiledRoutes() {}

    /**
     * The routes of a source.
     *
     * @param folder an empty folder for the file and its class
     */
    public static RoutesBuilder of(String source, Path folder) throws IOException, ReflectiveOperationException {
        String name = CompiledSource.into(folder, source);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, CompiledRoutes.class.getClassLoader())) {
            return (RoutesBuilder)
                    loader.loadClass(name).getDeclaredConstructor().newInstance();
        }
    }
}
