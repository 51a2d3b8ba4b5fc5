package io.github.camelplanado.simulator;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** Reads knobs from a file: {@code .properties}, or JSON or YAML with one level of keys. */
final class KnobsFile {
    private KnobsFile() {}

    static Knobs read(Path file) {
        Knobs.Builder builder = Knobs.builder();
        try {
            if (file.toString().endsWith(".properties")) {
                properties(file, builder);
            } else {
                tree(file, builder);
            }
            return builder.build();
        } catch (IOException e) {
            throw new UncheckedIOException("the knobs cannot be read from " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static void properties(Path file, Knobs.Builder builder) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        properties.stringPropertyNames().forEach(name -> builder.set(name, properties.getProperty(name)));
    }

    private static void tree(Path file, Knobs.Builder builder) throws IOException {
        // Every JSON file is a YAML file too.
        JsonNode tree = new ObjectMapper(new YAMLFactory()).readTree(Files.readString(file));
        if (!tree.isObject() && !tree.isMissingNode() && !tree.isNull()) {
            throw new IllegalArgumentException("one knob with its value on each line is expected");
        }
        tree.properties().forEach(knob -> builder.set(knob.getKey(), text(knob.getValue())));
    }

    /** Lists and pairs may be written as such. */
    private static String text(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(pair -> pair.getKey() + ":" + pair.getValue().asText())
                    .collect(Collectors.joining(","));
        }
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : value.asText();
    }
}
