package io.github.camelplanado.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** Flattens a schema into rows. Records that have a table of their own are linked, small objects are told in one cell. */
final class SchemaRows {

    private static final int SMALL = 3;

    private final ContractFile contract;
    private final Map<String, String> records;

    /**
     * A reader.
     *
     * @param records links of the schemas that have a table of their own, by the name of the schema
     */
    SchemaRows(ContractFile contract, Map<String, String> records) {
        this.contract = contract;
        this.records = records;
    }

    /**
     * The rows of a schema.
     *
     * @param evidence the mark of what it belongs to, for keys without a mark of their own
     */
    List<SchemaRow> of(JsonNode schema, String evidence) {
        List<SchemaRow> rows = new ArrayList<>();
        collect("", schema, evidence, rows);
        return rows;
    }

    private void collect(String prefix, JsonNode schema, String evidence, List<SchemaRow> rows) {
        JsonNode whole = contract.merged(schema);
        Set<String> required = new TreeSet<>();
        whole.path("required").forEach(key -> required.add(key.asText()));
        String mark = whole.path("x-evidence").asText(evidence);
        whole.path("properties").properties().forEach(property -> {
            String key = prefix + property.getKey();
            JsonNode value = property.getValue();
            JsonNode merged = contract.merged(value);
            String own = value.path("x-evidence").asText(mark);
            boolean isRequired = required.contains(property.getKey());
            String doubt = isRequired ? whole.path("x-required-evidence").asText() : "";
            rows.add(new SchemaRow(key, isRequired, facts(value, merged, own, doubt)));
            expand(key, value, own, rows);
        });
    }

    private void expand(String key, JsonNode value, String evidence, List<SchemaRow> rows) {
        JsonNode merged = contract.merged(value);
        if (SchemaWords.types(merged).contains("array")) {
            expand(key + "[]", merged.path("items"), evidence, rows);
        } else if (!records.containsKey(ContractFile.referenced(value)) && !isSmall(merged)) {
            collect(key + ".", value, evidence, rows);
        }
    }

    /**
     * What a row says of a key.
     *
     * @param doubt the mark of its being required, empty where that is as well known as the key
     */
    private SchemaRow.Facts facts(JsonNode value, JsonNode merged, String evidence, String doubt) {
        return new SchemaRow.Facts(
                type(value),
                SchemaWords.nullable(merged),
                SchemaWords.isSimple(ContractFile.referenced(value)) ? "" : SchemaWords.limit(merged),
                EvidenceWords.of(evidence),
                note(value, merged, doubt));
    }

    private String type(JsonNode value) {
        String reference = ContractFile.referenced(value);
        JsonNode merged = contract.merged(value);
        if (SchemaWords.isSimple(reference)) {
            return SchemaWords.simple(reference);
        }
        if (records.containsKey(reference)) {
            return records.get(reference);
        }
        if (SchemaWords.types(merged).contains("array")) {
            return "list of " + type(merged.path("items"));
        }
        if (isSmall(merged)) {
            return merged.path("properties").properties().stream()
                    .map(property -> "`" + property.getKey() + "`")
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return SchemaWords.plain(merged);
    }

    /** An object of a few plain values, of which nothing more is to be said. */
    private boolean isSmall(JsonNode merged) {
        JsonNode properties = merged.path("properties");
        return !properties.isEmpty()
                && properties.size() <= SMALL
                && StreamSupport.stream(properties.spliterator(), false).allMatch(this::isPlain);
    }

    private boolean isPlain(JsonNode value) {
        JsonNode merged = contract.merged(value);
        return !merged.has("properties")
                && !merged.has("items")
                && !value.has("x-note")
                && !value.has("x-evidence")
                && SchemaWords.limit(value).isEmpty();
    }

    private static String note(JsonNode value, JsonNode merged, String requiredEvidence) {
        boolean own = !value.has("$ref") || value.has("description");
        boolean simple = SchemaWords.isSimple(ContractFile.referenced(value));
        String description = own || !simple ? merged.path("description").asText() : "";
        String doubt =
                value.path("x-note").asText(simple ? "" : merged.path("x-note").asText());
        String required =
                requiredEvidence.isEmpty() ? "" : "that it must be there: " + EvidenceWords.of(requiredEvidence);
        return Stream.of(description, doubt, required)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
