package io.github.camelplanado.simulator;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The setting of every knob. A value of this kind never changes; a simulator is given another one.
 *
 * @param values what differs from the defaults
 */
public record Knobs(Map<Knob, String> values) {
    /** The documented page of locations. */
    private static final int LOCATIONS = 100;

    /** Checks every value. */
    public Knobs {
        values.forEach(Knob::require);
        values = Map.copyOf(values);
    }

    /**
     * Every knob at its default.
     *
     * @return the defaults
     */
    public static Knobs defaults() {
        return new Knobs(Map.of());
    }

    /**
     * Starts a setting from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The same setting with one knob turned.
     *
     * @param knob which
     * @param value its value; the text of it counts
     * @return the new setting
     */
    public Knobs with(Knob knob, Object value) {
        Map<Knob, String> changed = new EnumMap<>(Knob.class);
        changed.putAll(values);
        changed.put(knob, String.valueOf(value));
        return new Knobs(changed);
    }

    /**
     * The same setting with all knobs turned that another one turns.
     *
     * @param other the setting that wins
     * @return the new setting
     */
    public Knobs with(Knobs other) {
        Map<Knob, String> changed = new EnumMap<>(Knob.class);
        changed.putAll(values);
        changed.putAll(other.values);
        return new Knobs(changed);
    }

    /**
     * Reads a setting from a file.
     *
     * @param file {@code .properties}, or JSON or YAML with one knob and its value on each line; lists and pairs may be
     *     written as such
     * @return the setting
     * @throws IllegalArgumentException when it names an unknown knob, with the list, or a value that is not allowed
     * @throws java.io.UncheckedIOException when it cannot be read
     */
    public static Knobs read(Path file) {
        return KnobsFile.read(file);
    }

    /**
     * The value of a knob.
     *
     * @param knob which
     * @return its value as text
     */
    public String text(Knob knob) {
        return values.getOrDefault(knob, knob.defaultValue());
    }

    /**
     * Whether a knob is on.
     *
     * @param knob which
     * @return true when its value is {@code true}
     */
    public boolean flag(Knob knob) {
        return Boolean.parseBoolean(text(knob));
    }

    /**
     * Whether a knob has a value.
     *
     * @param knob which
     * @param value the value to compare with
     * @return true when it has
     */
    public boolean is(Knob knob, String value) {
        return text(knob).equals(value);
    }

    /**
     * The number a knob is set to.
     *
     * @param knob which
     * @return its value
     */
    public int number(Knob knob) {
        return Integer.parseInt(text(knob));
    }

    /**
     * Elements on a page of a list.
     *
     * @param resource the resource's name, e.g. {@code jobs}
     * @return the page size, 1 or more
     */
    public int pageSize(String resource) {
        int own = switch (resource) {
            case "jobs" -> number(Knob.JOBS_PAGE_SIZE);
            case "clients" -> number(Knob.CLIENTS_PAGE_SIZE);
            case "sites" -> number(Knob.SITES_PAGE_SIZE);
            default -> 0;
        };
        for (String pair : list(Knob.PAGE_SIZES)) {
            if (pair.startsWith(resource + ":")) {
                own = Integer.parseInt(pair.substring(resource.length() + 1));
            }
        }
        if (own == 0 && resource.equals("locations")) {
            return LOCATIONS;
        }
        return own > 0 ? own : number(Knob.PAGE_SIZE);
    }

    /**
     * The words of a knob that holds several with commas.
     *
     * @param knob which
     * @return its words, empty for none
     */
    public List<String> list(Knob knob) {
        return text(knob).isEmpty() ? List.of() : List.of(text(knob).split(",", -1));
    }

    /**
     * The zone a knob is set to.
     *
     * @param knob which
     * @return its value
     */
    public ZoneId zone(Knob knob) {
        return ZoneId.of(text(knob));
    }

    /** Gathers a setting. */
    public static final class Builder {
        private final Map<Knob, String> values = new EnumMap<>(Knob.class);

        private Builder() {}

        /**
         * Turns a knob.
         *
         * @param knob which
         * @param value its value; the text of it counts
         * @return this
         */
        public Builder set(Knob knob, Object value) {
            values.put(knob, String.valueOf(value));
            return this;
        }

        /**
         * Turns a knob by its name.
         *
         * @param id the name in camel case, e.g. {@code pageSize}
         * @param value its value; the text of it counts
         * @return this
         */
        public Builder set(String id, Object value) {
            return set(Knob.byId(id), value);
        }

        /**
         * The setting.
         *
         * @return the values gathered
         * @throws IllegalArgumentException when one is not allowed
         */
        public Knobs build() {
            return new Knobs(values);
        }
    }
}
