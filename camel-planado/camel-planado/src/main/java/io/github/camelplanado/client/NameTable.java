package io.github.camelplanado.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Named;

/**
 * The names of one list and the uuids of those who have them. A name matches as it is written; if nobody has it, one that looks
 * the same (white space around it or more of it between words, another way to write a letter with its mark; of an e-mail address
 * the case of letters too). It is filled by one thread and then only read.
 */
public final class NameTable {

    private final NameList list;
    private final Map<String, List<String>> uuids = new HashMap<>();
    private final Map<String, List<String>> uuidsBySight = new HashMap<>();
    private final int maxSize;
    private int size;
    private boolean cut;

    /**
     * An empty table.
     *
     * @param maxSize names that it takes; what comes then is left out
     */
    NameTable(NameList list, int maxSize) {
        this.list = list;
        this.maxSize = maxSize;
    }

    /** Takes an element of the list; one without a name or a uuid is left out, and so is one in the archive. */
    void add(ObjectNode element) {
        JsonNode name = element.path(list.named().key());
        JsonNode uuid = element.path("uuid");
        if (size == maxSize) {
            cut = true;
        } else if (name.isTextual()
                && uuid.isTextual()
                && !element.path("archived").asBoolean()) {
            add(uuids, name.textValue(), uuid.textValue());
            add(uuidsBySight, sight(name.textValue()), uuid.textValue());
            size++;
        }
    }

    /** Who has that name. */
    public NameMatch find(String name) {
        List<String> found = uuids.getOrDefault(name, uuidsBySight.getOrDefault(sight(name), List.of()));
        return switch (found.size()) {
            case 0 -> new NameMatch.Unknown(NearNames.of(name, uuids.keySet()), cut);
            case 1 -> new NameMatch.Found(found.get(0));
            default -> new NameMatch.Ambiguous(List.copyOf(found));
        };
    }

    /** Whether somebody has that name. */
    boolean has(String name) {
        return uuids.containsKey(name) || uuidsBySight.containsKey(sight(name));
    }

    /** How many have a name. */
    int size() {
        return size;
    }

    /** Whether the list has more names than the table takes. */
    boolean isCut() {
        return cut;
    }

    private String sight(String name) {
        String seen = NearNames.seen(name);
        return list.named() == Named.WORKER ? seen.toLowerCase(Locale.ROOT) : seen;
    }

    private static void add(Map<String, List<String>> uuids, String name, String uuid) {
        uuids.computeIfAbsent(name, none -> new ArrayList<>(1)).add(uuid);
    }
}
