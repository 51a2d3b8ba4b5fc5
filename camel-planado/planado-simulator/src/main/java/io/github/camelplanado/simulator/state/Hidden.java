package io.github.camelplanado.simulator.state;

import java.util.List;

/** Keys that an entity has inside the simulator alone. */
final class Hidden {
    /** The list that a value belongs to. */
    static final String DICTIONARY = "_dictionary_uuid";
    /** Services provided during a job, with the materials used for each. */
    static final String PROVIDED = "_provided_services";

    /** Whether the API made a user, who is invited then. */
    static final String MADE_BY_API = "_made_by_api";

    static final List<String> ALL = List.of(DICTIONARY, PROVIDED, MADE_BY_API);

    private Hidden() {}
}
