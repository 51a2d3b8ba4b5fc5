-- Statements of the change streams that PostgreSQL and H2 understand alike. Each begins with its name.
-- Times are the database's. Durations are given in milliseconds. Whoever locks several entities does it in the order of uuid.
-- H2 uses no index for IS NOT NULL, both use one for a time after 1970.

-- name: validate-stream
SELECT stream, scope, resource, first_done, epoch, holder, held_until, sweep, sweep_running, sweep_after, sweep_anchors,
    sweep_began, swept_at, sweep_wanted, learnt_from, updated_up_to, braked, braked_sweep, detail_deletions, made_at, held_at,
    forgotten
FROM planado_stream WHERE 1 = 0

-- name: validate-entity
SELECT stream, uuid, version, classes, body_kind, external_id, deleted, deleted_at, listed_version, told_version,
    told_status, swept, candidate, due_at, waiting_since, lane, attempts, failures, parked_at, reason, holder, held_until,
    lease
FROM planado_entity WHERE 1 = 0

-- name: validate-event
SELECT stream, uuid, version, event_class, seq, event_type, source, snapshot, event_uuid, happened_at, attempt,
    context_source
FROM planado_event WHERE 1 = 0

-- name: validate-body
SELECT stream, uuid, body FROM planado_body WHERE 1 = 0

-- name: validate-inbox
SELECT id, scope, event_key, resource, uuid, version, event_type, attempt, body, received_at, due_at, attempts, verify,
    poison, reason
FROM planado_inbox WHERE 1 = 0

-- name: validate-replay
SELECT scope, webhook, request_uuid, noted_at FROM planado_replay WHERE 1 = 0

-- name: stream
SELECT scope, resource, forgotten FROM planado_stream WHERE stream = ?

-- name: revive-stream
UPDATE planado_stream SET scope = ?, resource = ?, forgotten = false, made_at = CURRENT_TIMESTAMP, held_at = NULL
WHERE stream = ? AND forgotten

-- name: streams-of
SELECT stream FROM planado_stream WHERE scope = ? AND resource = ? AND NOT forgotten ORDER BY stream

-- name: abandoned-streams
SELECT stream, resource, EXTRACT(EPOCH FROM (CURRENT_TIMESTAMP - COALESCE(held_at, made_at)))
FROM planado_stream WHERE scope = ? AND resource <> 'replay' AND NOT forgotten
    AND (held_until IS NULL OR held_until <= CURRENT_TIMESTAMP)
    AND COALESCE(held_at, made_at) <= CURRENT_TIMESTAMP - CAST(? AS bigint) * INTERVAL '0.001' SECOND
ORDER BY stream

-- name: forget-stream
UPDATE planado_stream SET forgotten = true
WHERE stream = ? AND scope = ? AND resource <> 'replay' AND NOT forgotten
    AND (held_until IS NULL OR held_until <= CURRENT_TIMESTAMP)
    AND COALESCE(held_at, made_at) <= CURRENT_TIMESTAMP - CAST(? AS bigint) * INTERVAL '0.001' SECOND

-- name: forgotten-streams
SELECT stream FROM planado_stream WHERE forgotten ORDER BY stream

-- name: lock-forgotten
SELECT stream FROM planado_stream WHERE stream = ? AND forgotten FOR UPDATE

-- name: renew-own-lease
UPDATE planado_stream SET held_at = CURRENT_TIMESTAMP,
    held_until = CURRENT_TIMESTAMP + CAST(? AS bigint) * INTERVAL '0.001' SECOND
WHERE stream = ? AND holder = ? AND held_until > CURRENT_TIMESTAMP

-- name: take-lease
UPDATE planado_stream SET holder = ?, epoch = epoch + 1, held_at = CURRENT_TIMESTAMP,
    held_until = CURRENT_TIMESTAMP + CAST(? AS bigint) * INTERVAL '0.001' SECOND
WHERE stream = ? AND NOT forgotten AND (held_until IS NULL OR held_until <= CURRENT_TIMESTAMP)

-- name: epoch
SELECT epoch FROM planado_stream WHERE stream = ?

-- name: renew-lease
UPDATE planado_stream SET held_at = CURRENT_TIMESTAMP,
    held_until = CURRENT_TIMESTAMP + CAST(? AS bigint) * INTERVAL '0.001' SECOND
WHERE stream = ? AND holder = ? AND epoch = ?

-- name: release-lease
UPDATE planado_stream SET holder = NULL, held_until = NULL, held_at = CURRENT_TIMESTAMP
WHERE stream = ? AND holder = ? AND epoch = ?

-- name: reset-stream
UPDATE planado_stream SET first_done = false, epoch = epoch + 1, holder = NULL, held_until = NULL,
    sweep_running = false, sweep_after = NULL, sweep_anchors = NULL, sweep_began = NULL, swept_at = NULL,
    sweep_wanted = false, learnt_from = NULL, updated_up_to = NULL, braked = NULL, braked_sweep = NULL,
    detail_deletions = 0
WHERE stream = ?

-- name: forget-some
DELETE FROM planado_entity WHERE stream = ? AND uuid > ? AND uuid <= ?

-- Whoever merges may have made an entity known in the meantime, whose event and body stay.

-- name: forget-events
DELETE FROM planado_event WHERE stream = ? AND NOT EXISTS (SELECT 1 FROM planado_entity k
    WHERE k.stream = planado_event.stream AND k.uuid = planado_event.uuid)

-- name: forget-bodies
DELETE FROM planado_body WHERE stream = ? AND NOT EXISTS (SELECT 1 FROM planado_entity k
    WHERE k.stream = planado_body.stream AND k.uuid = planado_body.uuid)

-- name: sweep-state
SELECT first_done, sweep, sweep_running, sweep_after, sweep_anchors,
    EXTRACT(EPOCH FROM (CURRENT_TIMESTAMP - swept_at)), sweep_wanted, braked, updated_up_to, learnt_from
FROM planado_stream WHERE stream = ?

-- name: sweep
SELECT sweep FROM planado_stream WHERE stream = ?

-- name: begin-sweep
UPDATE planado_stream SET sweep = sweep + 1, sweep_running = true, sweep_after = NULL, sweep_anchors = NULL,
    sweep_began = CURRENT_TIMESTAMP, sweep_wanted = false
WHERE stream = ? AND holder = ? AND epoch = ?

-- name: move-sweep
UPDATE planado_stream SET sweep_after = ?, sweep_anchors = ?
WHERE stream = ? AND holder = ? AND epoch = ? AND sweep_running

-- name: end-sweep
UPDATE planado_stream SET sweep_running = false, sweep_after = NULL, sweep_anchors = NULL, swept_at = sweep_began,
    first_done = true, learnt_from = NULL, detail_deletions = 0
WHERE stream = ? AND holder = ? AND epoch = ? AND sweep_running

-- name: brake
UPDATE planado_stream SET braked = ?, braked_sweep = ? WHERE stream = ?

-- name: want-sweep
UPDATE planado_stream SET sweep_wanted = true WHERE stream = ?

-- name: learn-from
UPDATE planado_stream SET learnt_from = ? WHERE stream = ? AND holder = ? AND epoch = ?

-- name: updated-up-to
UPDATE planado_stream SET updated_up_to = ? WHERE stream = ? AND holder = ? AND epoch = ?

-- name: lock-braked
SELECT braked_sweep FROM planado_stream WHERE stream = ? AND braked IS NOT NULL FOR UPDATE

-- name: drop-brake
UPDATE planado_stream SET braked = NULL, braked_sweep = NULL WHERE stream = ? AND braked IS NOT NULL

-- name: lock-detail-deletions
SELECT detail_deletions, braked FROM planado_stream WHERE stream = ? FOR UPDATE

-- name: count-detail-deletion
UPDATE planado_stream SET detail_deletions = detail_deletions + 1 WHERE stream = ?

-- name: brake-detail-deletion
UPDATE planado_stream SET braked = COALESCE(braked, 0) + 1, braked_sweep = COALESCE(braked_sweep, 0) WHERE stream = ?

-- name: is-unseen
SELECT uuid FROM planado_entity WHERE stream = ? AND uuid = ? AND swept < 0

-- name: unsee
UPDATE planado_entity SET swept = -1 WHERE stream = ? AND uuid = ?

-- name: own-sweep
SELECT sweep FROM planado_stream WHERE stream = ? AND holder = ? AND epoch = ? AND sweep_running

-- name: count-unseen
SELECT count(*) FROM planado_entity WHERE stream = ? AND NOT deleted AND swept < ?

-- name: unseen
SELECT uuid FROM planado_entity WHERE stream = ? AND NOT deleted AND swept < ?

-- name: mark-candidate
UPDATE planado_entity SET candidate = true WHERE stream = ? AND uuid = ? AND NOT deleted AND swept < ?

-- name: mark-candidates
UPDATE planado_entity SET candidate = true WHERE stream = ? AND NOT deleted AND swept < ?

-- name: candidates
SELECT uuid FROM planado_entity WHERE stream = ? AND candidate AND uuid > ? ORDER BY uuid LIMIT ?

-- name: count-entities
SELECT count(*) FROM planado_entity WHERE stream = ? AND NOT deleted

-- name: count-some-entities
SELECT count(*) FROM (SELECT uuid FROM planado_entity WHERE stream = ? AND NOT deleted LIMIT ?) some_of_them

-- name: insert-waiting
INSERT INTO planado_entity (stream, uuid, version, classes, body_kind, external_id, deleted, deleted_at, swept, lane,
    due_at, waiting_since)
VALUES (?, ?, ?, ?, ?, ?, ?, CASE WHEN CAST(? AS boolean) THEN CURRENT_TIMESTAMP END,
    (SELECT s.sweep FROM planado_stream s WHERE s.stream = ?), ?,
    CURRENT_TIMESTAMP - CAST(? AS bigint) * INTERVAL '0.000001' SECOND, CURRENT_TIMESTAMP)

-- name: insert-learnt
INSERT INTO planado_entity (stream, uuid, version, classes, body_kind, external_id, swept, told_version, told_status)
VALUES (?, ?, ?, ?, ?, ?, (SELECT s.sweep FROM planado_stream s WHERE s.stream = ?), ?, ?)

-- name: update-news
UPDATE planado_entity SET version = ?, classes = ?, body_kind = ?, external_id = COALESCE(CAST(? AS varchar), external_id), deleted = ?,
    deleted_at = CASE WHEN CAST(? AS boolean) THEN CURRENT_TIMESTAMP END, listed_version = NULL,
    candidate = candidate AND CAST(? AS boolean),
    lane = CASE WHEN due_at IS NULL OR lane > CAST(? AS smallint) THEN CAST(? AS smallint) ELSE lane END,
    due_at = CASE WHEN due_at <= CURRENT_TIMESTAMP THEN due_at
        ELSE CURRENT_TIMESTAMP - CAST(? AS bigint) * INTERVAL '0.000001' SECOND END,
    waiting_since = COALESCE(waiting_since, CURRENT_TIMESTAMP), attempts = 0, failures = 0, parked_at = NULL,
    reason = NULL
WHERE stream = ? AND uuid = ?

-- name: untell
UPDATE planado_entity SET told_version = CASE WHEN told_version >= ? THEN CAST(? AS bigint) ELSE told_version END
WHERE stream = ? AND uuid = ?

-- name: update-also
UPDATE planado_entity SET classes = ?, body_kind = ?, external_id = COALESCE(CAST(? AS varchar), external_id),
    lane = CASE WHEN due_at IS NULL OR lane > CAST(? AS smallint) THEN CAST(? AS smallint) ELSE lane END,
    due_at = CASE WHEN due_at IS NULL AND parked_at IS NULL
        THEN CURRENT_TIMESTAMP - CAST(? AS bigint) * INTERVAL '0.000001' SECOND ELSE due_at END,
    waiting_since = COALESCE(waiting_since, CURRENT_TIMESTAMP)
WHERE stream = ? AND uuid = ?

-- name: update-richer
UPDATE planado_entity SET classes = ?, body_kind = ?, external_id = COALESCE(CAST(? AS varchar), external_id)
WHERE stream = ? AND uuid = ?

-- name: mark-verify
UPDATE planado_entity SET candidate = true, listed_version = ? WHERE stream = ? AND uuid = ?

-- name: clear-candidate
UPDATE planado_entity SET candidate = false WHERE stream = ? AND uuid = ?

-- name: mark-alive
UPDATE planado_entity SET candidate = false,
    swept = (SELECT s.sweep FROM planado_stream s WHERE s.stream = ?)
WHERE stream = ? AND uuid = ?

-- name: still-gone
UPDATE planado_entity SET candidate = false, listed_version = ? WHERE stream = ? AND uuid = ? AND deleted

-- name: insert-event
INSERT INTO planado_event (stream, uuid, version, event_class, seq, event_type, source, snapshot, event_uuid,
    happened_at, attempt, context_source)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: first-event
SELECT e.version, e.event_class, e.event_type, e.source, e.snapshot, e.event_uuid, e.happened_at, e.attempt,
    e.context_source, s.resource, b.body, k.body_kind, k.told_version, k.told_status, k.attempts, k.lease,
    k.failures
FROM planado_event e
JOIN planado_entity k ON k.stream = e.stream AND k.uuid = e.uuid
JOIN planado_stream s ON s.stream = e.stream
LEFT JOIN planado_body b ON b.stream = e.stream AND b.uuid = e.uuid
WHERE e.stream = ? AND e.uuid = ? ORDER BY e.seq LIMIT 1

-- name: is-held
SELECT uuid FROM planado_entity WHERE stream = ? AND uuid = ? AND holder = ? AND lease = ? FOR UPDATE

-- name: nothing-due
UPDATE planado_entity SET due_at = NULL, waiting_since = NULL, holder = NULL, held_until = NULL
WHERE stream = ? AND uuid = ?

-- name: told
UPDATE planado_entity SET
    told_version = CASE WHEN version < ? OR (CAST(? AS boolean) AND NOT deleted) THEN told_version
        ELSE GREATEST(COALESCE(told_version, 0), CAST(? AS bigint)) END,
    told_status = ?, attempts = 0, failures = 0, reason = NULL, holder = NULL, held_until = NULL
WHERE stream = ? AND uuid = ? AND holder = ? AND lease = ?

-- name: delete-event
DELETE FROM planado_event WHERE stream = ? AND uuid = ? AND version = ? AND event_class = ?

-- name: due-again
UPDATE planado_entity SET
    due_at = CASE WHEN EXISTS (SELECT 1 FROM planado_event v
        WHERE v.stream = planado_entity.stream AND v.uuid = planado_entity.uuid) THEN CURRENT_TIMESTAMP END,
    waiting_since = CASE WHEN EXISTS (SELECT 1 FROM planado_event v
        WHERE v.stream = planado_entity.stream AND v.uuid = planado_entity.uuid) THEN CURRENT_TIMESTAMP END
WHERE stream = ? AND uuid = ?

-- name: told-version
UPDATE planado_entity SET told_version = GREATEST(COALESCE(told_version, 0), CAST(? AS bigint)), told_status = ?
WHERE stream = ? AND uuid = ? AND holder = ? AND lease = ?

-- name: failed
UPDATE planado_entity SET
    attempts = CASE WHEN version = ? AND deleted = ? THEN attempts + 1 ELSE attempts END,
    failures = CASE WHEN version = ? AND deleted = ? THEN failures + CAST(? AS integer) ELSE failures END,
    reason = CASE WHEN version = ? AND deleted = ? THEN CAST(? AS varchar) ELSE reason END,
    due_at = CASE WHEN version = ? AND deleted = ?
        THEN CURRENT_TIMESTAMP + CAST(? AS bigint) * INTERVAL '0.001' SECOND ELSE CURRENT_TIMESTAMP END,
    holder = NULL, held_until = NULL
WHERE stream = ? AND uuid = ? AND holder = ? AND lease = ?

-- name: park
UPDATE planado_entity SET
    attempts = CASE WHEN version = ? AND deleted = ? THEN attempts + 1 ELSE attempts END,
    failures = CASE WHEN version = ? AND deleted = ? THEN failures + 1 ELSE failures END,
    reason = CASE WHEN version = ? AND deleted = ? THEN CAST(? AS varchar) ELSE reason END,
    parked_at = CASE WHEN version = ? AND deleted = ? THEN CURRENT_TIMESTAMP END,
    due_at = CASE WHEN version = ? AND deleted = ? THEN NULL ELSE CURRENT_TIMESTAMP END,
    holder = NULL, held_until = NULL
WHERE stream = ? AND uuid = ? AND holder = ? AND lease = ?

-- name: give-back
UPDATE planado_entity SET holder = NULL, held_until = NULL WHERE stream = ? AND uuid = ? AND holder = ? AND lease = ?

-- name: prolong
UPDATE planado_entity SET held_until = CURRENT_TIMESTAMP + CAST(? AS bigint) * INTERVAL '0.001' SECOND
WHERE stream = ? AND uuid = ? AND holder = ? AND lease = ?

-- name: parked
SELECT uuid, external_id, version, reason, failures, parked_at FROM planado_entity
WHERE stream = ? AND parked_at > TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00Z' ORDER BY stream, parked_at LIMIT ?

-- name: lock-parked
SELECT uuid FROM planado_entity WHERE stream = ? AND parked_at > TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00Z'
ORDER BY uuid FOR UPDATE

-- name: lock-one-parked
SELECT uuid FROM planado_entity WHERE stream = ? AND uuid = ? AND parked_at IS NOT NULL FOR UPDATE

-- name: count-waiting
SELECT count(*), EXTRACT(EPOCH FROM (CURRENT_TIMESTAMP - min(waiting_since)))
FROM planado_entity WHERE stream = ? AND lane = ? AND due_at > TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00Z'

-- name: overdue
SELECT EXTRACT(EPOCH FROM (CURRENT_TIMESTAMP - due_at)) FROM planado_entity
WHERE stream = ? AND lane = ? AND due_at <= CURRENT_TIMESTAMP AND due_at > TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00Z'
    AND (held_until IS NULL OR held_until <= CURRENT_TIMESTAMP)
ORDER BY stream, lane, due_at LIMIT 1

-- name: count-parked
SELECT count(*) FROM planado_entity WHERE stream = ? AND parked_at > TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00Z'

-- Two sweeps have not seen them, or none has looked for as long and no list has shown them since.

-- name: lock-old-tombstones
SELECT e.stream, e.uuid FROM planado_entity e
WHERE e.deleted AND e.deleted_at < CURRENT_TIMESTAMP - CAST(? AS bigint) * INTERVAL '0.001' SECOND
    AND e.deleted_at > TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00Z'
    AND e.due_at IS NULL AND e.parked_at IS NULL AND NOT e.candidate
    AND EXISTS (SELECT 1 FROM planado_stream s WHERE s.stream = e.stream AND (e.swept < s.sweep - 1
        OR (e.listed_version IS NULL AND (s.sweep_began IS NULL
            OR s.sweep_began < CURRENT_TIMESTAMP - CAST(? AS bigint) * INTERVAL '0.001' SECOND))))
ORDER BY e.stream, e.uuid LIMIT ? FOR UPDATE

-- name: delete-tombstone
DELETE FROM planado_entity WHERE stream = ? AND uuid = ?

-- name: delete-body
DELETE FROM planado_body WHERE stream = ? AND uuid = ?

-- name: inbox-must-verify
UPDATE planado_inbox SET verify = true, due_at = CURRENT_TIMESTAMP WHERE id = ?

-- name: inbox-poison
UPDATE planado_inbox SET poison = true, verify = false, reason = ? WHERE id = ?

-- name: inbox-verify
SELECT id, scope, event_key, resource, uuid, version, event_type, attempt, body, received_at, attempts
FROM planado_inbox WHERE scope = ? AND verify AND due_at <= CURRENT_TIMESTAMP
ORDER BY due_at, id LIMIT ? FOR UPDATE SKIP LOCKED

-- name: inbox-hold
UPDATE planado_inbox SET due_at = CURRENT_TIMESTAMP + CAST(? AS bigint) * INTERVAL '0.001' SECOND
WHERE id = ?

-- name: inbox-later
UPDATE planado_inbox SET attempts = attempts + 1,
    due_at = CURRENT_TIMESTAMP + CAST(? AS bigint) * INTERVAL '0.001' SECOND
WHERE id = ?

-- name: count-inbox
SELECT count(*), EXTRACT(EPOCH FROM (CURRENT_TIMESTAMP - min(received_at)))
FROM planado_inbox WHERE scope = ? AND NOT poison

-- One that was asked about in vain is overdue since it came, though it waits for its next time.

-- name: verify-overdue
SELECT EXTRACT(EPOCH FROM (CURRENT_TIMESTAMP - CASE WHEN attempts = 0 THEN due_at ELSE received_at END)) FROM planado_inbox
WHERE scope = ? AND verify AND (due_at <= CURRENT_TIMESTAMP OR attempts > 0) ORDER BY due_at, id LIMIT 1

-- name: count-poison
SELECT count(*) FROM planado_inbox WHERE scope = ? AND poison

-- name: purge-poison
DELETE FROM planado_inbox WHERE poison AND received_at < CURRENT_TIMESTAMP - CAST(? AS bigint) * INTERVAL '0.001' SECOND

-- Of the row that is no stream but who reads the log, the number of the sweep is that of the requests.

-- name: want-replay
UPDATE planado_stream SET sweep_wanted = true, sweep = sweep + 1 WHERE stream = ?

-- name: replay-wanted
SELECT sweep FROM planado_stream WHERE stream = ? AND sweep_wanted

-- name: replay-done
UPDATE planado_stream SET sweep_wanted = false WHERE stream = ? AND sweep = ?

-- name: replay-position
SELECT request_uuid FROM planado_replay WHERE scope = ? AND webhook = ?
