package io.github.camelplanado.docs;

import java.util.List;
import java.util.stream.Collectors;

import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.Resource;

/** Every resource with its operations and its page. */
final class ResourceTable implements Generator {

    @Override
    public String make(List<String> arguments) {
        Table table = new Table("resource", "operations");
        for (Resource resource : Resource.values()) {
            table.row(
                    "[`" + resource.path() + "`](" + page(resource) + ")",
                    Catalogue.operations(resource).stream()
                            .map(Operation::path)
                            .collect(Collectors.joining(" ", "`", "`")));
        }
        return table.text();
    }

    /** The page of a resource, below the folder of the documentation. */
    static String page(Resource resource) {
        return "resources/" + resource.path() + ".md";
    }
}
