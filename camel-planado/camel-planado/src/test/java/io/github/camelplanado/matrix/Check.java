package io.github.camelplanado.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One promise of the connector.
 *
 * @param name unique among all checks
 * @param account where it takes place
 * @param view what of the traffic is compared between two runs; all of it unless counts depend on the speed of the machine
 * @param promise what is kept or not
 */
record Check(String name, Account account, UnaryOperator<List<String>> view, Promise promise) {

    /** What is kept or not. */
    interface Promise {
        void keep(Stand stand) throws Exception;
    }

    static Check of(String name, Promise promise) {
        return in(Account.USUAL, name, promise);
    }

    /** The same in another account. */
    static Check in(Account account, String name, Promise promise) {
        return new Check(name, account, UnaryOperator.identity(), promise);
    }

    /** One check for each resource, so that one that fails hides no other. */
    static List<Check> each(String name, List<String> resources, Function<String, Promise> promise) {
        return resources.stream()
                .map(resource -> of(resource + ": " + name, promise.apply(resource)))
                .toList();
    }

    Check seenAs(UnaryOperator<List<String>> other) {
        return new Check(name, account, other, promise);
    }

    /** The same where what is sent depends on the moment, so that nothing can be told from it. */
    static List<Check> blind(List<Check> checks) {
        return checks.stream().map(check -> check.seenAs(traffic -> List.of())).toList();
    }

    /** Every check, in the order in which they run. */
    static List<Check> all() {
        List<Check> all = new ArrayList<>();
        all.addAll(UpsertChecks.all());
        all.addAll(ClearingChecks.all());
        all.addAll(WriteChecks.all());
        all.addAll(ReferenceChecks.all());
        all.addAll(ListChecks.all());
        all.addAll(PollChecks.all());
        all.addAll(WorkChecks.all());
        all.addAll(PeopleChecks.all());
        all.addAll(RefusalChecks.all());
        all.addAll(WebhookChecks.all());
        all.addAll(BucketChecks.all());
        return List.copyOf(all);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "'%s'", name);
    }
}
