package io.github.camelplanado.simulator.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** The vendor's contract, read from the packed OpenAPI file. Routing, checks and answers all come from it alone. */
public final class Contract {
    private final JsonNode document;
    private final List<Operation> operations;
    private final SchemaChecks schemas;

    private Contract(JsonNode document) {
        this.document = document;
        this.operations = List.copyOf(new OperationReader(document).read());
        this.schemas = new SchemaChecks(document);
    }

    /**
     * The contract that is packed into this jar. It is read once and shared: it never changes.
     *
     * @return the contract
     */
    public static Contract packed() {
        return Packed.CONTRACT;
    }

    /**
     * The whole document.
     *
     * @return the OpenAPI file as a tree; not to be changed
     */
    public JsonNode document() {
        return document;
    }

    /**
     * All operations.
     *
     * @return the operations in the order of the file
     */
    public List<Operation> operations() {
        return operations;
    }

    /**
     * The checks of bodies and parameters.
     *
     * @return the schemas
     */
    public SchemaChecks schemas() {
        return schemas;
    }

    /**
     * Finds an operation by its id.
     *
     * @param id e.g. {@code jobs.list}
     * @return the operation
     */
    public Operation operation(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation " + id));
    }

    /** Reads the file at first use. */
    private static final class Packed {
        private static final Contract CONTRACT = read();

        private static Contract read() {
            try (InputStream file = Contract.class.getResourceAsStream("planado-v2.yaml")) {
                if (file == null) {
                    throw new IllegalStateException("planado-v2.yaml is not packed");
                }
                ObjectNode document = (ObjectNode) new ObjectMapper(new YAMLFactory()).readTree(file);
                return new Contract(document);
            } catch (IOException e) {
                throw new UncheckedIOException("planado-v2.yaml cannot be read", e);
            }
        }
    }
}
