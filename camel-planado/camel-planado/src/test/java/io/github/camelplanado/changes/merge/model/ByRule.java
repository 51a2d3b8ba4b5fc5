package io.github.camelplanado.changes.merge.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.api.Change.Source;
import io.github.camelplanado.changes.merge.Brake;
import io.github.camelplanado.changes.merge.EventClass;
import io.github.camelplanado.changes.merge.Known;
import io.github.camelplanado.changes.merge.Merge;
import io.github.camelplanado.changes.merge.Verdict;

/** By the real rules: what is in doubt is asked for, one question about an entity at a time, and the answer comes late. */
public final class ByRule implements Listener {

    private static final int MOST_OPEN = 8;

    private final Vendor vendor;
    private final Target target;
    private final Random random;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Integer> swept = new HashMap<>();
    private final Map<String, Deque<Telling>> waiting = new HashMap<>();
    private final Deque<Change> doubts = new ArrayDeque<>();
    private final Map<String, Question> open = new HashMap<>();
    private int sweep;
    private int now;
    private boolean quiet;

    public ByRule(Vendor vendor, Target target, Random random) {
        this.vendor = vendor;
        this.target = target;
        this.random = random;
    }

    @Override
    public void arrived(Change seen) {
        apply(Merge.of(known.get(seen.uuid()), seen), seen);
    }

    @Override
    public void sweepBegins() {
        sweep++;
    }

    @Override
    public void page(List<Change> rows) {
        for (Change row : rows) {
            arrived(row);
            swept.put(row.uuid(), sweep);
        }
    }

    @Override
    public void sweepEnds() {
        List<String> missing = known.entrySet().stream()
                .filter(entry -> !entry.getValue().deleted() && swept.get(entry.getKey()) < sweep)
                .map(Map.Entry::getKey)
                .toList();
        long alive = known.values().stream().filter(each -> !each.deleted()).count();
        if (Brake.holds(missing.size(), Brake.BY_SIZE, alive) && !quiet && random.nextBoolean()) {
            // The person who was asked said no; in the end the answer is yes.
            return;
        }
        missing.forEach(uuid -> doubts.add(absence(uuid)));
    }

    @Override
    public void tick(int time) {
        now = time;
        List<Question> answered =
                open.values().stream().filter(each -> each.answerAt <= now).toList();
        answered.forEach(this::answer);
        ask();
        for (String uuid : new ArrayList<>(waiting.keySet())) {
            // Exchanges take their time, and some fail.
            if (random.nextDouble() < 0.25) {
                tell(uuid);
            }
        }
    }

    @Override
    public void finish() {
        quiet = true;
        while (!doubts.isEmpty() || !open.isEmpty() || !waiting.isEmpty()) {
            tick(now + 1);
        }
    }

    private void ask() {
        for (int i = doubts.size(); i > 0 && open.size() < MOST_OPEN; i--) {
            Change doubt = doubts.poll();
            if (open.containsKey(doubt.uuid())) {
                doubts.add(doubt);
            } else {
                Question question = new Question(doubt, vendor.version(doubt.uuid()), now + random.nextInt(6));
                open.put(doubt.uuid(), question);
            }
        }
    }

    private void answer(Question question) {
        Change doubt = question.doubt;
        String uuid = doubt.uuid();
        open.remove(uuid);
        Known before = known.get(uuid);
        if (question.version != null) {
            arrived(Vendor.of(Source.REPAIR, uuid, "job_updated", question.version, BodyKind.FULL));
        } else if (before != null && before.deleted()) {
            known.put(uuid, Merge.stillGone(before, Merge.version(doubt)));
        } else {
            apply(Merge.gone(before, doubt.source() == Source.WEBHOOK ? doubt : absence(uuid)), doubt);
        }
    }

    private void apply(Verdict verdict, Change seen) {
        String uuid = seen.uuid();
        if (verdict.what() == Verdict.What.VERIFY) {
            doubts.add(seen);
            return;
        }
        known.put(uuid, verdict.known());
        // Known first while a sweep runs: that sweep may have passed its place already.
        swept.putIfAbsent(uuid, sweep);
        if (verdict.what() == Verdict.What.NEWS) {
            waiting.put(uuid, new ArrayDeque<>());
        }
        if (verdict.isTold()) {
            Known after = verdict.known();
            waiting.computeIfAbsent(uuid, absent -> new ArrayDeque<>())
                    .add(new Telling(after.version(), EventClass.of(seen).name(), after.deleted()));
        }
    }

    private void tell(String uuid) {
        Deque<Telling> events = waiting.get(uuid);
        Telling first = events.poll();
        if (events.isEmpty()) {
            waiting.remove(uuid);
        }
        if (first.deleted) {
            target.deleted(uuid, first.version);
        } else {
            target.changed(uuid, first.version, first.event);
        }
    }

    private static Change absence(String uuid) {
        return Vendor.of(Source.SWEEP, uuid, "job_deleted", null, BodyKind.NONE);
    }

    /** What waits to be told. */
    private record Telling(long version, String event, boolean deleted) {}

    /** A call under way: the vendor has answered with this version, or with 404, and the answer comes later. */
    private record Question(Change doubt, Long version, int answerAt) {}
}
