package io.github.camelplanado.simulator.state;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Uuids of what every account has: the same in every run. */
final class FixedUuid {
    private FixedUuid() {}

    static String of(String kind, String name) {
        return UUID.nameUUIDFromBytes(("planado-simulator:" + kind + ":" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
