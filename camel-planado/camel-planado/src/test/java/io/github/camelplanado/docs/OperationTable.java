package io.github.camelplanado.docs;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Evidence;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.Resource;

/** The operations of a resource, from the catalogue; what is doubtful about each, from the contract file. */
final class OperationTable implements Generator {

    private final ContractFile contract;

    OperationTable(ContractFile contract) {
        this.contract = contract;
    }

    @Override
    public String make(List<String> arguments) {
        Resource resource = Resource.ofPath(arguments.get(0)).orElseThrow();
        Table table = new Table("URI", "call of the vendor", "root key", "cursor", "order", "evidence", "what it does");
        Catalogue.producerOperations(resource).forEach(operation -> table.row(row(resource, operation)));
        return table.text();
    }

    private List<String> row(Resource resource, Operation operation) {
        return switch (operation) {
            case UPSERT -> upsert(resource);
            case CALL ->
                List.of(
                        uri(resource, operation),
                        "any",
                        "",
                        "",
                        "",
                        "",
                        "sends what the exchange names; nothing is unwrapped");
            case SWEEP ->
                List.of(
                        uri(resource, operation),
                        "none",
                        "",
                        "",
                        "",
                        "",
                        "of this component, not of the vendor: has the [streams of changes](../changes.md) of it read the"
                                + " whole list now; with `release=true` lets the deletions pass that they hold back");
            default -> plain(Catalogue.call(resource, operation));
        };
    }

    private List<String> plain(ApiCall call) {
        JsonNode described = contract.operation(call.operationId());
        String summary = described.path("summary").asText();
        String doubt = described.path("x-note").asText();
        return List.of(
                uri(call.resource(), call.operation()),
                "`" + call.method() + " " + call.path() + "`",
                call.rootKey().equals("none") ? "none known" : "`" + call.rootKey() + "`",
                blankIfNone(call.cursor().mark()),
                blankIfNone(call.order().mark()),
                EvidenceWords.of(call.evidence().mark()),
                doubt.isEmpty() ? summary : summary + ". In doubt: " + doubt);
    }

    private static List<String> upsert(Resource resource) {
        ApiCall create = Catalogue.call(resource, Operation.CREATE);
        ApiCall update = Catalogue.call(resource, Operation.UPDATE);
        Evidence weaker = create.evidence().compareTo(update.evidence()) > 0 ? create.evidence() : update.evidence();
        return List.of(
                uri(resource, Operation.UPSERT),
                "`" + update.method() + " " + update.path() + "`, `" + create.method() + " " + create.path() + "`",
                "`" + create.rootKey() + "`",
                "",
                "",
                EvidenceWords.of(weaker.mark()),
                "Creates or updates, whichever it takes: see [writes](../writes.md#upsert)");
    }

    static String uri(Resource resource, Operation operation) {
        return "`planado:" + resource.path() + "/" + operation.path() + "`";
    }

    private static String blankIfNone(String mark) {
        return mark.equals("none") ? "" : mark;
    }
}
