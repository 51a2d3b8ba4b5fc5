package io.github.camelplanado.operation;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Named;
import io.github.camelplanado.client.NameList;

/**
 * Values of pick lists in the fields of a body. In which form the vendor takes them is not known, so that nothing is replaced
 * unless the route asks for it: an object <code>{"uuid_of": "Model 7", "dictionary": "Boiler models"}</code>, as the value of a
 * field or anywhere in it, becomes the uuid of that value, as text. The dictionary is called by its name or its uuid.
 */
final class DictionaryValues {

    private static final String VALUE = "uuid_of";
    private static final String DICTIONARY = "dictionary";

    private DictionaryValues() {}

    /** The names of dictionaries; to be replaced first, since each dictionary has a list of its own. */
    static void dictionaries(JsonNode body, Mentions found) {
        each(body, (place, wanted) -> {
            String dictionary = wanted.path(DICTIONARY).textValue();
            if (!Ids.isUuid(dictionary)) {
                found.add(
                        NameList.of(Named.DICTIONARY),
                        new Mention(
                                place.path() + "." + DICTIONARY,
                                Named.DICTIONARY,
                                dictionary,
                                uuid -> wanted.put(DICTIONARY, uuid)));
            }
        });
    }

    /** The names of values, of dictionaries that are called by uuid. */
    static Mentions values(JsonNode body) {
        Mentions found = new Mentions();
        each(
                body,
                (place, wanted) -> found.add(
                        NameList.valuesOf(wanted.path(DICTIONARY).textValue()),
                        new Mention(
                                place.path() + "." + VALUE,
                                Named.DICTIONARY_VALUE,
                                wanted.path(VALUE).textValue(),
                                place.put())));
        return found;
    }

    private static void each(JsonNode body, BiConsumer<Place, ObjectNode> wanted) {
        for (String key : List.of("custom_fields", "report_fields")) {
            JsonNode fields = body.path(key);
            for (int i = 0; i < (fields.isArray() ? fields.size() : 0); i++) {
                if (fields.get(i) instanceof ObjectNode field) {
                    Place place = new Place(key + "[" + i + "].value", uuid -> field.put("value", uuid));
                    search(place, field.path("value"), wanted);
                }
            }
        }
    }

    private static void search(Place place, JsonNode node, BiConsumer<Place, ObjectNode> wanted) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                search(new Place(place.path() + "[" + i + "]", uuid -> array.set(at, uuid)), array.get(i), wanted);
            }
        } else if (node instanceof ObjectNode object && isWanted(object)) {
            wanted.accept(place, object);
        } else if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                String key = member.getKey();
                search(new Place(place.path() + "." + key, uuid -> object.put(key, uuid)), member.getValue(), wanted);
            });
        }
    }

    private static boolean isWanted(ObjectNode object) {
        return object.size() == 2
                && object.path(VALUE).isTextual()
                && object.path(DICTIONARY).isTextual();
    }

    /**
     * A place in a body.
     *
     * @param path for messages
     * @param put puts a text there
     */
    private record Place(String path, Consumer<String> put) {}
}
