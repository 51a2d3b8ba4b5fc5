package io.github.camelplanado.examples.linkaccount;

import java.sql.Array;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import javax.sql.DataSource;

import io.github.camelplanado.examples.linkaccount.matching.Decisions;
import io.github.camelplanado.examples.linkaccount.matching.Outcome;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What linking keeps in the database, see {@code sql/tables.sql}. Safe for many threads. */
public final class LinkStore {

    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;

    /** The store of that database, whose tables are there. */
    public LinkStore(DataSource database) {
        sql = new JdbcTemplate(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    /** Counts a call that is about to be made; false if the printed number is used up. */
    boolean takeCall() {
        return sql.update("UPDATE planado_linking SET calls = calls + 1 WHERE calls < allowed") == 1;
    }

    /** Takes a call back that was counted and not made. */
    void giveCallBack() {
        sql.update("UPDATE planado_linking SET calls = calls - 1");
    }

    /** Allows so many calls more from here, for that stage. */
    void allow(State.Stage stage, int more) {
        sql.update("UPDATE planado_linking SET allowed = calls + ?, stage = ?", more, stage.name());
    }

    /** How far it is. */
    public State state() {
        return sql.queryForObject(
                "SELECT *, next IS NOT NULL OR ended AS begun FROM planado_linking",
                (row, number) -> new State(
                        row.getBoolean("begun"),
                        row.getBoolean("ended"),
                        row.getInt("page_size"),
                        row.getString("stage") == null ? null : State.Stage.valueOf(row.getString("stage")),
                        row.getLong("allowed"),
                        row.getLong("calls")));
    }

    /** One number. */
    int count(String query) {
        Integer count = sql.queryForObject(query, Integer.class);
        return count == null ? 0 : count;
    }

    /** Rows of a query, as they are. */
    List<Map<String, Object>> rows(String query) {
        return sql.queryForList(query);
    }

    /** All clients of the ERP. */
    List<ErpClient> erpClients() {
        return sql.query(
                "SELECT erp_id, name, phone FROM erp_clients ORDER BY erp_id",
                (row, number) -> new ErpClient(row.getString("erp_id"), row.getString("name"), row.getString("phone")));
    }

    /** All clients of the account, as far as they are read. */
    List<AccountClient> accountClients() {
        return sql.query(
                "SELECT uuid, external_id, name, phones FROM planado_entries ORDER BY place", (row, number) -> {
                    Array phones = row.getArray("phones");
                    return new AccountClient(
                            row.getString("uuid"),
                            row.getString("external_id"),
                            row.getString("name"),
                            phones == null ? null : List.of((String[]) phones.getArray()));
                });
    }

    /** Uuid by key of the row, of all that is linked. */
    Map<String, String> linked() {
        Map<String, String> linked = new HashMap<>();
        sql.query("SELECT erp_id, uuid FROM planado_link WHERE uuid IS NOT NULL", row -> {
            linked.put(row.getString("erp_id"), row.getString("uuid"));
        });
        return linked;
    }

    /** What persons have decided. */
    Decisions decisions() {
        Map<String, String> yes = new HashMap<>();
        Set<String> no = new HashSet<>();
        sql.query("SELECT erp_id, uuid, decision FROM planado_question WHERE decision IS NOT NULL", row -> {
            String erpId = row.getString("erp_id");
            String uuid = row.getString("uuid");
            if (row.getString("decision").equals("no")) {
                no.add(Decisions.pair(erpId, uuid));
            } else if (yes.put(erpId, uuid) != null) {
                throw new IllegalArgumentException(
                        "ERP row " + erpId + " has two decisions 'yes': it can be only one entry");
            }
        });
        return new Decisions(yes, no);
    }

    /**
     * Notes what a person decided.
     *
     * @param decision yes, no, or null for not yet
     * @throws IllegalArgumentException if nobody asked for that pair
     */
    void decide(String erpId, String uuid, String decision) {
        int found = sql.update(
                "UPDATE planado_question SET decision = ? WHERE erp_id = ? AND uuid = ?", decision, erpId, uuid);
        if (found == 0 && decision != null) {
            throw new IllegalArgumentException("There is no question about ERP row " + erpId + " and entry " + uuid
                    + ": only the column decision may be changed (a spreadsheet may have changed the keys)");
        }
    }

    /**
     * Keeps what matching found.
     *
     * @param agreed what the row and its entry agree on, as JSON, by key of the row
     */
    void save(Outcome outcome, Map<String, String> agreed) {
        transaction.executeWithoutResult(status -> {
            sql.update("DELETE FROM planado_question WHERE decision IS NULL");
            batch(
                    "INSERT INTO planado_question (erp_id, uuid, reason) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    outcome.questions(),
                    question -> new Object[] {question.erpId(), question.uuid(), question.reason()});
            sql.update("DELETE FROM planado_link WHERE uuid IS NULL AND erp_id <> ALL (?)", (Object)
                    outcome.fresh().toArray(String[]::new));
            batch(
                    "INSERT INTO planado_link (erp_id, uuid, why, sent) VALUES (?, ?, ?, CAST(? AS jsonb))",
                    outcome.links(),
                    link -> new Object[] {link.erpId(), link.uuid(), link.why(), agreed.get(link.erpId())});
            batch(
                    "INSERT INTO planado_link (erp_id, why) VALUES (?, 'not in the account') ON CONFLICT DO NOTHING",
                    outcome.fresh(),
                    erpId -> new Object[] {erpId});
        });
    }

    private <T> void batch(String statement, List<T> values, Function<T, Object[]> arguments) {
        sql.batchUpdate(statement, values.stream().map(arguments).toList());
    }
}
