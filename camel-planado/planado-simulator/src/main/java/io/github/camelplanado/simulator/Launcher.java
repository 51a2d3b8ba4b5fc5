package io.github.camelplanado.simulator;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code java -jar} starts: it takes the jars in {@code lib/} beside this one as dependencies and goes on to
 * {@link Main}. The manifest names no class path, because a compiler follows it and warns every user of this jar whose
 * repository has no such folder.
 */
public final class Launcher {
    private Launcher() {}

    /**
     * Runs the simulator.
     *
     * @param arguments see {@code --help}
     * @throws Exception when the simulator cannot be loaded
     */
    public static void main(String[] arguments) throws Exception {
        Path jar = ownJar();
        Path lib = jar.resolveSibling("lib");
        if (!Files.isRegularFile(jar)) {
            Main.main(arguments);
        } else if (!Files.isDirectory(lib)) {
            System.err.println("The simulator's dependencies are missing: they belong in " + lib);
            System.exit(2);
        } else {
            // Never closed: it lives as long as the process.
            URLClassLoader loader =
                    new URLClassLoader(withDependencies(jar, lib), ClassLoader.getPlatformClassLoader());
            Thread.currentThread().setContextClassLoader(loader);
            loader.loadClass("io.github.camelplanado.simulator.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        }
    }

    private static Path ownJar() throws URISyntaxException {
        return Path.of(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static URL[] withDependencies(Path jar, Path lib) throws IOException {
        List<URL> urls = new ArrayList<>(List.of(jar.toUri().toURL()));
        try (Stream<Path> files = Files.list(lib)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                urls.add(file.toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
