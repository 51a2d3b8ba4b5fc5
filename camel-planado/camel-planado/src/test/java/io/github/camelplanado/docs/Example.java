package io.github.camelplanado.docs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * One route of a page with what belongs to it: all fenced blocks below one heading.
 *
 * <p>JSON blocks have a role: {@code knobs} set the simulator, {@code given} is made in the office beforehand (and
 * {@code finished} by a worker, where it says so), {@code in} is the body, {@code wire} is what must be sent, {@code out} is
 * what the route must end with, {@code headers} are headers of it.
 *
 * @param page the page
 * @param section the heading
 * @param route the block with the route
 * @param json the JSON blocks by their role
 */
record Example(String page, String section, Fence route, Map<String, JsonNode> json) {

    static final Set<String> ROLES = Set.of("knobs", "given", "in", "wire", "out", "headers");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> LANGUAGES = Set.of("yaml", "java", "xml");
    private static final Pattern BEGIN = Pattern.compile("from(?:\\(\"|:\\s+(?:uri: )?|\\s+uri=\")direct:(\\w+)");
    private static final Pattern ANY = Pattern.compile("direct:(\\w+)");

    /** The examples of a page. */
    static List<Example> of(Page page) throws IOException {
        Map<String, List<Fence>> sections = new LinkedHashMap<>();
        for (Fence fence : Fence.all(page.text())) {
            sections.computeIfAbsent(fence.section(), absent -> new ArrayList<>())
                    .add(fence);
        }
        List<Example> examples = new ArrayList<>();
        for (Map.Entry<String, List<Fence>> section : sections.entrySet()) {
            Map<String, JsonNode> json = new LinkedHashMap<>();
            for (Fence fence : section.getValue()) {
                if (ROLES.contains(fence.role())) {
                    json.put(fence.role(), JSON.readTree(fence.text()));
                }
            }
            for (Fence fence : section.getValue()) {
                if (LANGUAGES.contains(fence.language())
                        && fence.role().isEmpty()
                        && fence.text().contains("from")) {
                    examples.add(new Example(page.name(), section.getKey(), fence, json));
                }
            }
        }
        return examples;
    }

    JsonNode part(String role) {
        return json.getOrDefault(role, MissingNode.getInstance());
    }

    /** The endpoint to which a caller sends; empty for a route that begins with a consumer. */
    String start() {
        Set<String> begins = begins();
        return begins.isEmpty() ? "" : "direct:" + begins.iterator().next();
    }

    /** The endpoints to which the route sends and that nobody has: the test listens there. */
    Set<String> ends() {
        Set<String> names = new TreeSet<>();
        ANY.matcher(route.text()).results().forEach(found -> names.add(found.group(1)));
        names.removeAll(begins());
        return names;
    }

    private Set<String> begins() {
        Set<String> begins = new LinkedHashSet<>();
        BEGIN.matcher(route.text()).results().forEach(found -> begins.add(found.group(1)));
        return begins;
    }

    @Override
    public String toString() {
        return page + ": " + section + " (" + route.language() + ")";
    }
}
