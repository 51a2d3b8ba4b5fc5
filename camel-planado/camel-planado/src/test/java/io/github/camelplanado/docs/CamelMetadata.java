package io.github.camelplanado.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What Camel's plugin says of the component: the file that Camel's own tools read. */
final class CamelMetadata {

    private static final int LONGEST = 240;

    private final JsonNode file;

    private CamelMetadata(JsonNode file) {
        this.file = file;
    }

    static CamelMetadata read() {
        try (InputStream in =
                CamelMetadata.class.getResourceAsStream("/META-INF/io/github/camelplanado/planado.json")) {
            return new CamelMetadata(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The options of the component, by name. */
    Iterable<Map.Entry<String, JsonNode>> componentOptions() {
        return file.path("componentProperties").properties();
    }

    /** The options of an endpoint, by name. */
    Iterable<Map.Entry<String, JsonNode>> endpointOptions() {
        return file.path("properties").properties();
    }

    JsonNode endpointOption(String name) {
        JsonNode option = file.path("properties").path(name);
        if (option.isMissingNode()) {
            throw new IllegalArgumentException("There is no option " + name);
        }
        return option;
    }

    JsonNode header(String name) {
        JsonNode header = file.path("headers").path(name);
        if (header.isMissingNode()) {
            throw new IllegalArgumentException("There is no header " + name);
        }
        return header;
    }

    /** The headers, by name. */
    Iterable<Map.Entry<String, JsonNode>> headers() {
        return file.path("headers").properties();
    }

    /** The header that wins over an option; empty when there is none. */
    String headerOf(String option) {
        String name = "CamelPlanado" + Character.toUpperCase(option.charAt(0)) + option.substring(1);
        return file.path("headers").has(name) ? "`" + name + "`" : "";
    }

    /** Of a Boolean that may be left open Camel says false, which it is not. */
    static String defaultValue(JsonNode option) {
        boolean open = option.path("javaType").asText().equals("java.lang.Boolean");
        return option.has("defaultValue") && !open
                ? "`" + option.path("defaultValue").asText() + "`"
                : "";
    }

    /** What the option does. Of the long texts on Camel's own options the first sentence. */
    static String description(JsonNode option) {
        String text = option.path("description").asText();
        String told = text.length() > LONGEST ? text.substring(0, text.indexOf(". ", 0) + 1) : text;
        return option.path("secret").asBoolean() ? told + " Secret: masked everywhere." : told;
    }
}
