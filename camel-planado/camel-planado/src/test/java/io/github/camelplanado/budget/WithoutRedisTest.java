package io.github.camelplanado.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Lettuce and Bucket4j's part for it are optional: a class path without them has everything but a budget in Redis. */
class WithoutRedisTest {

    @Test
    void without_lettuce_everything_else_loads() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("io.lettuce.core.RedisClient"))
                    .isInstanceOf(ClassNotFoundException.class);
            for (String name : List.of("PlanadoComponent", "budget.SharedBudget", "budget.SharedPace")) {
                Class<?> loaded = Class.forName("io.github.camelplanado." + name, true, loader);
                assertThat(loaded.getMethods()).as(name).isNotEmpty();
                assertThat(loaded.getDeclaredConstructors()).as(name).isNotEmpty();
            }
            Class<?> redis = loader.loadClass("io.github.camelplanado.budget.RedisBudget");
            assertThatThrownBy(redis::getMethods).isInstanceOf(NoClassDefFoundError.class);
        }
    }

    private static URL[] classPath() throws Exception {
        List<URL> urls = new ArrayList<>();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : path.split(File.pathSeparator, -1)) {
            if (!entry.contains("lettuce") && !entry.contains("bucket4j_jdk17-redis")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
