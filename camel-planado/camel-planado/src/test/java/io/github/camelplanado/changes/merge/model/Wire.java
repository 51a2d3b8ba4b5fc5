package io.github.camelplanado.changes.merge.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.github.camelplanado.api.Change;

/** Loses, repeats and delays webhooks, and brings them in any order. */
final class Wire {

    private static final int[] DELAYS = {1, 2, 5, 30, 300};

    private final Random random;
    private final List<Sent> underWay = new ArrayList<>();

    Wire(Random random) {
        this.random = random;
    }

    void send(int now, Change event) {
        if (random.nextDouble() < 0.02) {
            return;
        }
        int times = random.nextDouble() < 0.10 ? 2 : 1;
        for (int i = 0; i < times; i++) {
            boolean late = random.nextDouble() < 0.30;
            underWay.add(new Sent(now + (late ? DELAYS[random.nextInt(DELAYS.length)] : 1), event));
        }
    }

    /** What arrives by now. */
    List<Change> arrived(int now) {
        List<Change> due = new ArrayList<>();
        underWay.removeIf(sent -> sent.at <= now && due.add(sent.event));
        Collections.shuffle(due, random);
        return due;
    }

    private record Sent(int at, Change event) {}
}
