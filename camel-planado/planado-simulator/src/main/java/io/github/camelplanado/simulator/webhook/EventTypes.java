package io.github.camelplanado.simulator.webhook;

import java.util.ArrayList;
import java.util.List;

import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;

/** The names of events. The vendor's list is open; these are the ones that the simulator can send. */
public final class EventTypes {
    private EventTypes() {}

    /**
     * Every name that can be sent under a setting.
     *
     * @param knobs open questions
     * @return the names
     */
    public static List<String> all(Knobs knobs) {
        List<String> names = new ArrayList<>();
        String deletion = knobs.text(Knob.DELETION_EVENTS);
        for (String entity : List.of("job", "client", "site")) {
            names.add(entity + "_created");
            names.add(entity + "_updated");
            if (!deletion.equals("none")) {
                names.add(entity + "_" + deletion);
            }
        }
        for (String pair : knobs.list(Knob.STATUS_EVENT_NAMES)) {
            if (!pair.isEmpty()) {
                names.add(pair.substring(pair.indexOf(':') + 1));
            }
        }
        return List.copyOf(names);
    }
}
