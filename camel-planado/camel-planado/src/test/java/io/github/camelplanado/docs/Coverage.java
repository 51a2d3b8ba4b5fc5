package io.github.camelplanado.docs;

import java.nio.file.Files;
import java.util.List;

import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.Resource;

/** What the documentation lacks of an operation. */
public final class Coverage {

    private Coverage() {}

    /** Empty when it has a page and a row on it. */
    public static List<String> missing(Resource resource, Operation operation) {
        String page = ResourceTable.page(resource);
        if (!Files.exists(Repository.DOCS.resolve(page))) {
            return List.of("the page docs/" + page);
        }
        String row = "| " + OperationTable.uri(resource, operation) + " |";
        return Repository.page(page).text().contains(row) ? List.of() : List.of("the row " + row + " on docs/" + page);
    }
}
