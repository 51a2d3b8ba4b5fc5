package io.github.camelplanado.client;

import java.util.List;

/** What a list says of a name. */
public sealed interface NameMatch {

    /**
     * One thing has it.
     *
     * @param uuid of that thing
     */
    record Found(String uuid) implements NameMatch {}

    /**
     * Several have it.
     *
     * @param uuids of all of them
     */
    record Ambiguous(List<String> uuids) implements NameMatch {}

    /**
     * None has it.
     *
     * @param near names that are written in a similar way, the nearest first
     * @param listCut whether the list was too long to be read to its end
     */
    record Unknown(List<String> near, boolean listCut) implements NameMatch {}
}
