-- Statements of the store for H2. Each begins with its name.

-- name: create-known
CREATE TABLE IF NOT EXISTS planado_known (
    stream varchar NOT NULL,
    uuid varchar NOT NULL,
    version bigint NOT NULL,
    content_hash varchar,
    noted_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    PRIMARY KEY (stream, uuid)
)

-- name: create-checkpoint
CREATE TABLE IF NOT EXISTS planado_checkpoint (
    stream varchar NOT NULL PRIMARY KEY,
    swept_at timestamp(9) with time zone,
    updated_up_to timestamp(9) with time zone,
    walk_owed boolean NOT NULL,
    learnt_from varchar,
    list_end varchar,
    list_end_before varchar,
    noted_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
)

-- name: upgrade-known
ALTER TABLE IF EXISTS planado_known ADD COLUMN IF NOT EXISTS content_hash varchar

-- name: upgrade-checkpoint
ALTER TABLE IF EXISTS planado_checkpoint ADD COLUMN IF NOT EXISTS list_end varchar;
ALTER TABLE IF EXISTS planado_checkpoint ADD COLUMN IF NOT EXISTS list_end_before varchar

-- name: validate-known
SELECT stream, uuid, version, content_hash, noted_at FROM planado_known WHERE 1 = 0

-- name: validate-checkpoint
SELECT stream, swept_at, updated_up_to, walk_owed, learnt_from, list_end, list_end_before, noted_at
FROM planado_checkpoint WHERE 1 = 0

-- For = ANY (?), H2 would look at all of the stream.

-- name: known
SELECT k.uuid, k.version, k.content_hash
FROM (VALUES (CAST(? AS varchar))) s (stream)
CROSS JOIN UNNEST(CAST(? AS varchar ARRAY)) n (uuid)
JOIN planado_known k ON k.stream = s.stream AND k.uuid = n.uuid

-- name: array-type
VARCHAR

-- name: told
MERGE INTO planado_known k
USING (VALUES (CAST(? AS varchar), CAST(? AS varchar), CAST(? AS bigint), CAST(? AS varchar)))
    n (stream, uuid, version, content_hash)
ON k.stream = n.stream AND k.uuid = n.uuid
WHEN MATCHED AND k.version < n.version THEN UPDATE SET version = n.version, content_hash = n.content_hash,
    noted_at = CURRENT_TIMESTAMP
WHEN NOT MATCHED THEN INSERT (stream, uuid, version, content_hash)
    VALUES (n.stream, n.uuid, n.version, n.content_hash)

-- name: checkpoint
SELECT swept_at, updated_up_to, walk_owed, learnt_from, list_end, list_end_before
FROM planado_checkpoint WHERE stream = ?

-- name: save-checkpoint
MERGE INTO planado_checkpoint c
USING (VALUES (CAST(? AS varchar), CAST(? AS timestamp(9) with time zone), CAST(? AS timestamp(9) with time zone),
        CAST(? AS boolean), CAST(? AS varchar), CAST(? AS varchar), CAST(? AS varchar)))
    n (stream, swept_at, updated_up_to, walk_owed, learnt_from, list_end, list_end_before)
ON c.stream = n.stream
WHEN MATCHED THEN UPDATE SET swept_at = n.swept_at, updated_up_to = n.updated_up_to, walk_owed = n.walk_owed,
    learnt_from = n.learnt_from, list_end = n.list_end, list_end_before = n.list_end_before,
    noted_at = CURRENT_TIMESTAMP
WHEN NOT MATCHED THEN INSERT (stream, swept_at, updated_up_to, walk_owed, learnt_from, list_end, list_end_before)
    VALUES (n.stream, n.swept_at, n.updated_up_to, n.walk_owed, n.learnt_from, n.list_end, n.list_end_before)
