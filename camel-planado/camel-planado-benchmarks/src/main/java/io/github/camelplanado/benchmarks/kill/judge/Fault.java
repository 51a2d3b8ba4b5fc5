package io.github.camelplanado.benchmarks.kill.judge;

/** What can be wrong in the end, and the query that finds it: one row for each case, with stream, id and what it is. */
public enum Fault {
    /**
     * A newest state or a deletion never came; a row of the outbox never arrived; the history lacks a version. Of what the
     * first copy tells, the history begins with the newest version.
     */
    LOST("lost", """
            SELECT s.stream, n.uuid, 'version ' || n.version || CASE WHEN n.deleted THEN ' (deleted)' ELSE '' END
                || ' of ' || n.entity || ' is missing, there is ' || coalesce(CAST(g.version AS varchar(20)), 'nothing')
              FROM newest n
              JOIN judged_stream s ON s.entity = n.entity AND s.kind <> 'HISTORY'
              LEFT JOIN target g ON g.stream = s.stream AND g.uuid = n.uuid
             WHERE (n.deleted AND g.uuid IS NOT NULL AND NOT g.deleted)
                OR (NOT n.deleted AND (g.uuid IS NULL OR g.deleted OR g.version < n.version))
            UNION ALL
            SELECT 'outbox', o.external_id, 'content ' || o.content || ' never arrived'
              FROM outbox o
             WHERE NOT EXISTS (SELECT 1 FROM newest n
                                WHERE n.external_id = o.external_id AND NOT n.deleted AND n.content = o.content)
            UNION ALL
            SELECT s.stream, t.uuid, 'version ' || t.version || ' is missing in the history'
              FROM truth t
              JOIN newest n ON n.uuid = t.uuid AND NOT n.deleted
              JOIN judged_stream s ON s.entity = t.entity AND s.kind = 'HISTORY'
             WHERE t.line > s.start_line
               AND NOT EXISTS (SELECT 1 FROM history h
                                WHERE h.stream = s.stream AND h.uuid = t.uuid AND h.version = t.version)
               AND NOT EXISTS (SELECT 1 FROM history h
                                WHERE h.stream = s.stream AND h.uuid = t.uuid AND h.version > t.version AND h.snapshot)
            """),
    /** A state that never was, a deletion of what lives, a gap in the history. */
    WRONG("wrong", """
            SELECT a.stream, a.uuid, 'version ' || a.version || ' with ' || coalesce(a.content, 'no text') || ', '
                || coalesce(a.status, 'no status') || ' never was'
              FROM audit a
             WHERE NOT a.deleted
               AND NOT EXISTS (SELECT 1 FROM truth t WHERE t.uuid = a.uuid AND t.version = a.version
                                AND coalesce(t.content, '') = coalesce(a.content, '')
                                AND coalesce(t.status, '') = coalesce(a.status, '')
                                AND coalesce(t.external_id, '') = coalesce(a.external_id, ''))
            UNION ALL
            SELECT a.stream, a.uuid, 'deleted, but it lives'
              FROM audit a JOIN newest n ON n.uuid = a.uuid
             WHERE a.deleted AND NOT n.deleted
            UNION ALL
            SELECT h.stream, h.uuid, 'version ' || h.version || ' follows ' || coalesce(CAST(h.before AS varchar(20)), 'nothing')
              FROM told_history h
              JOIN judged_stream s ON s.stream = h.stream
              JOIN truth t ON t.uuid = h.uuid AND t.version = 1
             WHERE NOT h.deleted
               AND (h.version > h.before + 1 OR (h.before IS NULL AND h.version > 1 AND t.line > s.start_line AND NOT h.snapshot))
            UNION ALL
            SELECT h.stream, h.uuid, 'version ' || h.version || ' in the history never was'
              FROM history h
             WHERE NOT h.deleted AND NOT EXISTS (SELECT 1 FROM truth t WHERE t.uuid = h.uuid AND t.version = h.version)
            """),
    /** An older state took the place of a newer one. */
    WENT_BACK("version-went-back", """
            SELECT stream, uuid, 'version ' || version || ' after ' || before
              FROM (SELECT a.stream, a.uuid, a.version,
                           lag(a.version) OVER (PARTITION BY a.stream, a.uuid ORDER BY a.seq) AS before
                      FROM audit a) AS told
             WHERE version < before
            UNION ALL
            SELECT h.stream, h.uuid, 'version ' || h.version || ' after ' || h.before || ' in the history'
              FROM told_history h WHERE h.version < h.before AND NOT h.deleted
            """),
    /** One change was applied more than once. Two events of one version are two changes; created, updated are one. */
    APPLIED_TWICE("applied-twice", """
            SELECT stream, uuid, 'version ' || version || ' came ' || count(*) || ' times as ' || class
              FROM (SELECT stream, uuid, version, CASE WHEN deleted THEN 'deleted'
                             WHEN event LIKE '%!_created' ESCAPE '!' OR event LIKE '%!_updated' ESCAPE '!' THEN 'crud'
                             ELSE event END AS class
                      FROM audit) AS told
             GROUP BY stream, uuid, version, class
            HAVING count(*) > 1
            UNION ALL
            SELECT stream, uuid, 'version ' || version || ' came ' || count(*) || ' times in the history'
              FROM history WHERE NOT deleted
             GROUP BY stream, uuid, version
            HAVING count(*) > 1
            """),
    /** What we wrote once by external id is there more than once. */
    DOUBLE_CREATED("double-created", """
            SELECT 'outbox', o.external_id, count(DISTINCT t.uuid) || ' entities were made'
              FROM outbox o JOIN truth t ON t.external_id = o.external_id
             GROUP BY o.external_id
            HAVING count(DISTINCT t.uuid) > 1
            """),
    /** A deleted entity was told as alive afterwards. */
    CAME_BACK("deleted-came-back", """
            SELECT a.stream, a.uuid, 'version ' || min(a.version) || ' after it was deleted'
              FROM audit a JOIN audit d ON d.stream = a.stream AND d.uuid = a.uuid AND d.deleted AND d.seq < a.seq
             WHERE NOT a.deleted
             GROUP BY a.stream, a.uuid
            """);

    private final String word;
    private final String query;

    Fault(String word, String query) {
        this.word = word;
        this.query = query;
    }

    /** Its name in the result. */
    public String word() {
        return word;
    }

    String query() {
        return query;
    }
}
