package io.github.camelplanado.matrix;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.PlanadoSimulator;

/**
 * What a route relies on, whatever the vendor turns out to be: the same checks against accounts with any knobs, through real
 * routes, with the end state looked up in the account itself.
 */
final class KnobSuite implements AutoCloseable {

    private final Map<Account, PlanadoSimulator> accounts = new EnumMap<>(Account.class);
    private final ExecutorService sideBySide = Executors.newFixedThreadPool(Account.values().length);

    KnobSuite() {
        for (Account account : Account.values()) {
            accounts.put(account, account.open());
        }
    }

    /** Every check, each in an empty account. */
    List<Outcome> run(Knobs knobs) throws Exception {
        return run(knobs, Check.all());
    }

    /** Some checks, each in an empty account. */
    List<Outcome> run(Knobs knobs, List<Check> checks) throws Exception {
        List<Future<List<Outcome>>> parts = new ArrayList<>();
        for (Account account : Account.values()) {
            List<Check> here =
                    checks.stream().filter(check -> check.account() == account).toList();
            if (!here.isEmpty()) {
                parts.add(sideBySide.submit(() -> run(account, knobs, here)));
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<List<Outcome>> part : parts) {
            outcomes.addAll(part.get());
        }
        return outcomes;
    }

    private List<Outcome> run(Account account, Knobs knobs, List<Check> checks) {
        try (HastyBudget budget = account.budget();
                Stand stand = new Stand(accounts.get(account), knobs, component -> component.setBudget(budget))) {
            return checks.stream().map(check -> outcome(check, stand)).toList();
        }
    }

    private static Outcome outcome(Check check, Stand stand) {
        stand.reset();
        Throwable failure = null;
        try {
            check.promise().keep(stand);
        } catch (Exception | AssertionError e) {
            failure = e;
        }
        List<String> traffic = check.view().apply(stand.traffic());
        return new Outcome(check, stand.planado().requests().size(), traffic, failure);
    }

    @Override
    public void close() {
        sideBySide.shutdown();
        accounts.values().forEach(PlanadoSimulator::close);
    }
}
