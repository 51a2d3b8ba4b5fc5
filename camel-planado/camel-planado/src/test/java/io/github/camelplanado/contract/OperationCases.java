package io.github.camelplanado.contract;

import java.util.List;
import java.util.stream.Stream;

/** Every operation in use. */
public final class OperationCases {

    private OperationCases() {}

    static List<OperationCase> all() {
        return Stream.of(
                        JobCases.all(),
                        ClientAndSiteCases.all(),
                        PeopleCases.all(),
                        SettingCases.all(),
                        CatalogCases.all(),
                        OtherCases.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The names of the operations that have a case, e.g. {@code jobs.get}. */
    public static List<String> operations() {
        return all().stream().map(OperationCase::operation).toList();
    }
}
