package io.github.camelplanado.examples.erpsync.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What both sides hold in the end, and what went wrong, counted from the database and the journal. */
final class Findings {

    private final List<String> complaints = new ArrayList<>();
    private int rows;
    private int inStep;
    private int lost;
    private int stale;
    private int duplicates;

    /** Compares everything. */
    static Findings of(Erp erp, Map<Kind, List<Row>> planado, Journal journal, List<Edit> edits) {
        Findings findings = new Findings();
        Map<String, Row> theirs = new HashMap<>();
        planado.values().forEach(all -> all.forEach(row -> findings.see(row, theirs)));
        LostChanges lost = LostChanges.of(erp, edits);
        for (Kind kind : Kind.values()) {
            for (Row row : erp.rows(kind)) {
                findings.compare(row, theirs.get(row.name()));
                findings.lostChanges(row, journal);
                findings.neverShown(lost.of(row.name(), journal));
            }
        }
        edits.forEach(edit -> findings.lostEdit(edit, theirs.get(edit.name()), journal));
        findings.appliedTwice(erp);
        return findings;
    }

    private void see(Row row, Map<String, Row> theirs) {
        if (row.externalId() != null && theirs.put(row.name(), row) != null) {
            duplicates++;
            complaints.add("duplicate: " + row.name() + " is twice in Planado");
        }
    }

    private void compare(Row ours, Row theirs) {
        rows++;
        List<String> differences = new ArrayList<>();
        if (theirs == null) {
            differences.add("is not in Planado");
        } else {
            ours.values().forEach((column, value) -> {
                String other = theirs.values().get(column);
                if (!Objects.equals(value, other)) {
                    differences.add(column + " is '" + value + "' in the ERP, '" + other + "' in Planado");
                }
            });
            if (ours.version() == null || ours.version() < theirs.version()) {
                stale++;
                complaints.add("stale: " + ours.name() + " has version " + ours.version() + " in the ERP, "
                        + theirs.version() + " in Planado");
            }
        }
        if (differences.isEmpty()) {
            inStep++;
        } else {
            complaints.add("not in step: " + ours.name() + ": " + String.join("; ", differences));
        }
    }

    private void neverShown(List<PeoplesChange> changes) {
        for (PeoplesChange change : changes) {
            lost++;
            complaints.add("lost: " + change.name() + ": " + change.column() + " became '" + change.value()
                    + "' in Planado, which the ERP never showed");
        }
    }

    /** Changes made in Planado by people that the ERP does not show in the end. */
    private void lostChanges(Row ours, Journal journal) {
        ours.values().forEach((column, value) -> {
            Journal.Version last = journal.lastChange(ours.name(), column);
            if (last != null
                    && !last.byApi()
                    && !Objects.equals(last.state().values().get(column), value)) {
                lost++;
                complaints.add("lost: " + ours.name() + ": " + column + " became '"
                        + last.state().values().get(column) + "' in Planado");
            }
        });
    }

    /** An edit made in the ERP that Planado does not show, unless a dispatcher changed the field later. */
    private void lostEdit(Edit edit, Row theirs, Journal journal) {
        Journal.Version last = journal.lastChange(edit.name(), edit.column());
        boolean overridden = last != null && !last.byApi() && last.millis() > edit.millis();
        if (!overridden
                && (theirs == null || !edit.value().equals(theirs.values().get(edit.column())))) {
            lost++;
            complaints.add("lost: " + edit.name() + ": " + edit.column() + " became '" + edit.value() + "' in the ERP");
        }
    }

    private void appliedTwice(Erp erp) {
        Set<String> seen = new HashSet<>();
        erp.query("SELECT tab, uuid, version FROM demo_applied", row -> {
            String version = row.getString(1) + " " + row.getString(2) + " version " + row.getLong(3);
            if (!seen.add(version)) {
                duplicates++;
                complaints.add("duplicate: applied twice: " + version);
            }
            return version;
        });
    }

    List<String> complaints() {
        return complaints;
    }

    boolean areGood() {
        return inStep == rows && lost == 0 && stale == 0 && duplicates == 0;
    }

    @Override
    public String toString() {
        return "in-step=" + inStep + "/" + rows + " lost=" + lost + " stale=" + stale + " duplicates=" + duplicates;
    }
}
