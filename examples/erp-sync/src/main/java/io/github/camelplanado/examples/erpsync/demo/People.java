package io.github.camelplanado.examples.erpsync.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The people who change rows on both sides while the first load runs. */
final class People {

    private static final Instant TOMORROW = Instant.parse("2027-03-01T08:00:00Z");

    private final Erp erp;
    private final SimulatorProcess planado;
    private final Random random;
    private final List<String> touched = new ArrayList<>();
    private int number;

    People(Erp erp, SimulatorProcess planado, long seed) {
        this.erp = erp;
        this.planado = planado;
        this.random = new Random(seed);
    }

    /** The ERP's clerk changes a row that Planado has already. */
    boolean clerk() {
        Row row = free();
        if (row != null) {
            clerk(row, random.nextInt(2) == 0);
        }
        return row != null;
    }

    /** Planado's dispatcher changes an entity. */
    boolean dispatcher() {
        Row row = free();
        if (row != null) {
            dispatcher(row, random.nextInt(2) == 0);
        }
        return row != null;
    }

    /** Both change the same row: the same field, or different ones. */
    boolean both() {
        Row row = free();
        if (row != null) {
            boolean same = random.nextInt(2) == 0;
            dispatcher(row, true);
            clerk(row, same);
        }
        return row != null;
    }

    private Row free() {
        List<Row> sent = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            erp.rows(kind).stream()
                    .filter(row -> row.uuid() != null && !touched.contains(row.name()))
                    .forEach(sent::add);
        }
        if (sent.isEmpty()) {
            return null;
        }
        Row row = sent.get(random.nextInt(sent.size()));
        touched.add(row.name());
        return row;
    }

    private void clerk(Row row, boolean shared) {
        String text = "clerk's text " + ++number;
        switch (row.kind()) {
            case CLIENT -> edit(row, shared ? "phone" : "name", shared ? phone() : text);
            case SITE -> edit(row, shared ? "description" : "address", text);
            case JOB -> {
                if (shared) {
                    edit(row, "description", text);
                } else {
                    Instant at = time();
                    erp.edit(
                            Kind.JOB,
                            row.externalId(),
                            "scheduled_at",
                            String.valueOf(at.toEpochMilli()),
                            OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
                }
            }
        }
    }

    private void edit(Row row, String column, String text) {
        erp.edit(row.kind(), row.externalId(), column, text, text);
    }

    private void dispatcher(Row row, boolean shared) {
        String text = "dispatcher's text " + ++number;
        Map<String, Object> body = switch (row.kind()) {
            case CLIENT ->
                shared
                        ? Map.of("contacts", List.of(Map.of("type", "phone", "value", phone())))
                        : Map.of("organization_name", text);
            case SITE -> shared ? Map.of("description", text) : Map.of("address", Map.of("formatted", text));
            case JOB -> shared ? Map.of("description", text) : Map.of("scheduled_at", time().toString());
        };
        planado.edit(row.kind().resource(), row.externalId(), body);
    }

    private String phone() {
        return "+1 555 " + (100_000 + ++number);
    }

    private Instant time() {
        return TOMORROW.plusSeconds(60L * ++number);
    }
}
