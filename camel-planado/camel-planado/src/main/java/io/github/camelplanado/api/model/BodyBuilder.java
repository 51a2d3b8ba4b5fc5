package io.github.camelplanado.api.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.api.Traps;
import io.github.camelplanado.json.WireJson;

/**
 * Builds the body of a write. What is not set is not sent and stays as it is; null is sent and clears, where the vendor takes
 * null; anything else is sent as it is given. {@link #build} checks the limits of the documentation. For one thread.
 *
 * <p>A builder may be given to the endpoint itself, which builds it.
 *
 * @param <B> the builder
 */
public abstract sealed class BodyBuilder<B extends BodyBuilder<B>> permits JobFields, ClientFields, SiteFields {

    private static final List<String> FIELDS = List.of("custom_fields", "report_fields");

    private final Resource resource;
    private final boolean creation;
    private final String id;
    private final Map<String, Object> keys = new LinkedHashMap<>();

    BodyBuilder(Resource resource, boolean creation, String id) {
        this.resource = resource;
        this.creation = creation;
        this.id = id;
    }

    /**
     * Sets any key, also one that this builder does not know: the way out when the vendor takes more than is documented.
     *
     * @param key in the vendor's spelling
     * @param value anything that has a JSON form, or null
     * @throws IllegalArgumentException if the key is null
     */
    public B set(String key, Object value) {
        keys.put(Arguments.given("The key of a body", key), value);
        return self();
    }

    /** All of them; they replace the present ones. Never null, but may be empty. */
    public B contacts(List<Contact> contacts) {
        return each("contacts", contacts, Contact::all);
    }

    /** Sets the value of a custom field, by its name; null empties it. That clients and sites have them is inferred. */
    public B customField(String name, Object value) {
        return customField(FieldWrite.named(name).value(value));
    }

    /** Writes one custom field more. That clients and sites have them is inferred. */
    public B customField(FieldWrite field) {
        return addField("custom_fields", field);
    }

    /**
     * The body.
     *
     * @throws PlanadoValidationException if a limit is exceeded, a key takes no null, or the vendor would ignore a key without a
     *     word; it names each of them
     */
    public WriteBody build() {
        ObjectNode json = WireJson.mapper().valueToTree(keys);
        Map<String, List<String>> problems = new LinkedHashMap<>();
        BiConsumer<String, String> problem = (key, text) ->
                problems.computeIfAbsent(key, any -> new ArrayList<>()).add(text);
        Traps.find(resource, json).forEach((key, texts) -> texts.forEach(text -> problem.accept(key, text)));
        BodyRules.of(resource).check(json, problem);
        FIELDS.forEach(
                key -> saidTwice(json.path(key)).forEach(field -> problem.accept(key, "says " + field + " twice")));
        check(json).forEach(problem);
        if (!problems.isEmpty()) {
            String name = getClass().getSimpleName();
            throw new PlanadoValidationException(
                    Failure.beforeSending(name, "the vendor would not take this body: " + problems), problems);
        }
        return new WriteBody(resource, creation, id, Json.object(json));
    }

    /** What is wrong with the body as a whole, by key. */
    Map<String, String> check(ObjectNode json) {
        return Map.of();
    }

    private static List<String> saidTwice(JsonNode fields) {
        List<String> said = fields.valueStream()
                .map(field -> field.path("uuid").asText(field.path("name").asText()))
                .filter(field -> !field.isEmpty())
                .toList();
        return said.stream()
                .filter(field -> Collections.frequency(said, field) > 1)
                .distinct()
                .toList();
    }

    abstract B self();

    B reference(String key, Reference reference, String... taken) {
        return set(key, reference == null ? null : reference.jsonFor(key, List.of(taken)));
    }

    <T> B each(String key, List<T> values, Function<T, ?> form) {
        return set(
                key,
                values == null
                        ? null
                        : values.stream()
                                .map(value -> form.apply(Arguments.given("An element of " + key, value)))
                                .toList());
    }

    /** What the vendor gives as null and does not take back is left out. */
    B address(String key, Address address) {
        if (address == null) {
            return set(key, null);
        }
        Map<String, Object> sent = new LinkedHashMap<>(address.all());
        BodyRules.ADDRESS.notNullable().forEach(part -> sent.remove(part, null));
        return set(key, sent);
    }

    B addField(String key, FieldWrite field) {
        List<Object> fields = new ArrayList<>(before(key));
        fields.add(Arguments.given("A field of " + key, field));
        return set(key, fields);
    }

    private List<?> before(String key) {
        Object before = keys.get(key);
        if (before == null || before instanceof List<?>) {
            return before == null ? List.of() : (List<?>) before;
        }
        JsonNode json = WireJson.mapper().valueToTree(before);
        if (!json.isArray()) {
            throw new IllegalArgumentException(key + " was set to a "
                    + before.getClass().getSimpleName() + ", which is no list: no field can be added to it");
        }
        return json.valueStream().toList();
    }
}
