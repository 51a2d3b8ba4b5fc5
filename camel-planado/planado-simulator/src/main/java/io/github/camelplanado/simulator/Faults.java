package io.github.camelplanado.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

import io.github.camelplanado.simulator.contract.Contract;
import io.github.camelplanado.simulator.contract.Operation;
import io.github.camelplanado.simulator.contract.PathPattern;

/** What goes wrong, on purpose: with answers as a script, with deliveries by chance. */
public final class Faults {
    private record Scripted(AnswerFault fault, int times) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Scripted> script = new ArrayDeque<>();
    private volatile DeliveryFaults deliveries = DeliveryFaults.none();

    Faults() {}

    /**
     * Begins a fault of answers. It is in force once its last part names what happens.
     *
     * @param method the HTTP method it hits, {@code *} for all
     * @param pathPattern a regular expression for the path below the base path, still encoded, e.g. {@code /jobs/.*}
     * @return the rest of the sentence
     */
    public FaultSentence answer(String method, String pathPattern) {
        return new FaultSentence(this, method, Pattern.compile(pathPattern), 1);
    }

    /**
     * Begins a fault of the answers to one operation.
     *
     * @param operation its id in the contract, e.g. {@code jobs.get}
     * @return the rest of the sentence
     * @throws IllegalArgumentException when the contract has no such operation
     */
    public FaultSentence operation(String operation) {
        Contract contract = Contract.packed();
        Operation one = contract.operation(operation);
        return new FaultSentence(this, one.method(), PathPattern.of(one, contract.operations()), 1);
    }

    /**
     * Adds a fault of answers.
     *
     * @param fault what happens
     * @param times how many calls it hits
     */
    public void add(AnswerFault fault, int times) {
        lock.lock();
        try {
            script.add(new Scripted(fault, times));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sets what goes wrong with deliveries.
     *
     * @param faults the chances
     */
    public void deliveries(DeliveryFaults faults) {
        deliveries = faults;
    }

    /**
     * What goes wrong with deliveries.
     *
     * @return the chances in force
     */
    public DeliveryFaults deliveries() {
        return deliveries;
    }

    /** Nothing goes wrong any more. */
    public void clear() {
        lock.lock();
        try {
            script.clear();
        } finally {
            lock.unlock();
        }
        deliveries = DeliveryFaults.none();
    }

    /**
     * Takes the first fault that hits a call.
     *
     * @param method the call's HTTP method
     * @param rawPath its path below the base path
     * @return the fault, null when none hits
     */
    public AnswerFault take(String method, String rawPath) {
        lock.lock();
        try {
            for (Iterator<Scripted> all = script.iterator(); all.hasNext(); ) {
                Scripted next = all.next();
                if (next.fault().hits(method, rawPath)) {
                    all.remove();
                    if (next.times() > 1) {
                        script.addFirst(new Scripted(next.fault(), next.times() - 1));
                    }
                    return next.fault();
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }
}
