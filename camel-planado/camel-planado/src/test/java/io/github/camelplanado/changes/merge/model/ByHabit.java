package io.github.camelplanado.changes.merge.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.api.Change;

/** By rules that look good and are not: what the real ones are compared with. */
public final class ByHabit implements Listener {

    /** Which. */
    public enum Habit {
        /** The last arrival wins; what a sweep did not show is deleted. */
        LAST_ARRIVAL,
        /** The highest version wins, nothing deleted comes back; what a sweep did not show is deleted. */
        ABSENCE,
        /** The same, but only what was known before the sweep began is deleted. */
        ABSENCE_WITH_GUARD
    }

    private final Habit habit;
    private final Target target;
    private final Map<String, Long> tombstones = new HashMap<>();
    private final Map<String, Integer> swept = new HashMap<>();
    private final Map<String, Integer> knownSince = new HashMap<>();
    private int sweep;

    public ByHabit(Habit habit, Target target) {
        this.habit = habit;
        this.target = target;
    }

    @Override
    public void arrived(Change seen) {
        String uuid = seen.uuid();
        long version = seen.version() == null ? 0 : seen.version();
        Long before = target.version(uuid);
        if (seen.eventType().equals("job_deleted")) {
            tombstones.merge(uuid, version, Math::max);
            if (before != null && (habit == Habit.LAST_ARRIVAL || before <= version)) {
                target.deleted(uuid, version);
            }
            return;
        }
        boolean news = (before == null || version > before) && tombstones.getOrDefault(uuid, -1L) < version;
        if (habit == Habit.LAST_ARRIVAL || news) {
            knownSince.putIfAbsent(uuid, sweep);
            target.changed(uuid, version, seen.eventType());
        }
    }

    @Override
    public void sweepBegins() {
        sweep++;
    }

    @Override
    public void page(List<Change> rows) {
        for (Change row : rows) {
            swept.put(row.uuid(), sweep);
            arrived(row);
        }
    }

    @Override
    public void sweepEnds() {
        for (String uuid : target.uuids()) {
            boolean guarded = habit == Habit.ABSENCE_WITH_GUARD && knownSince.get(uuid) == sweep;
            if (swept.getOrDefault(uuid, -1) < sweep && !guarded) {
                tombstones.put(uuid, target.version(uuid));
                target.deleted(uuid, target.version(uuid));
            }
        }
    }
}
