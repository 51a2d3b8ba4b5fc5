-- Statements of the store for PostgreSQL. Each begins with its name.

-- name: create-known
CREATE TABLE IF NOT EXISTS planado_known (
    stream text NOT NULL,
    uuid text NOT NULL,
    version bigint NOT NULL,
    content_hash text,
    noted_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (stream, uuid)
)

-- name: create-checkpoint
CREATE TABLE IF NOT EXISTS planado_checkpoint (
    stream text NOT NULL PRIMARY KEY,
    swept_at timestamptz,
    updated_up_to timestamptz,
    walk_owed boolean NOT NULL,
    learnt_from text,
    list_end text,
    list_end_before text,
    noted_at timestamptz NOT NULL DEFAULT now()
)

-- name: upgrade-known
ALTER TABLE IF EXISTS planado_known ADD COLUMN IF NOT EXISTS content_hash text

-- name: upgrade-checkpoint
ALTER TABLE IF EXISTS planado_checkpoint ADD COLUMN IF NOT EXISTS list_end text;
ALTER TABLE IF EXISTS planado_checkpoint ADD COLUMN IF NOT EXISTS list_end_before text

-- name: validate-known
SELECT stream, uuid, version, content_hash, noted_at FROM planado_known WHERE 1 = 0

-- name: validate-checkpoint
SELECT stream, swept_at, updated_up_to, walk_owed, learnt_from, list_end, list_end_before, noted_at
FROM planado_checkpoint WHERE 1 = 0

-- name: known
SELECT uuid, version, content_hash FROM planado_known WHERE stream = ? AND uuid = ANY (?)

-- name: array-type
text

-- name: told
INSERT INTO planado_known AS k (stream, uuid, version, content_hash) VALUES (?, ?, ?, ?)
ON CONFLICT (stream, uuid) DO UPDATE SET version = excluded.version,
    content_hash = excluded.content_hash, noted_at = now()
WHERE k.version < excluded.version

-- name: checkpoint
SELECT swept_at, updated_up_to, walk_owed, learnt_from, list_end, list_end_before
FROM planado_checkpoint WHERE stream = ?

-- name: save-checkpoint
INSERT INTO planado_checkpoint
    (stream, swept_at, updated_up_to, walk_owed, learnt_from, list_end, list_end_before)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (stream) DO UPDATE SET swept_at = excluded.swept_at, updated_up_to = excluded.updated_up_to,
    walk_owed = excluded.walk_owed, learnt_from = excluded.learnt_from,
    list_end = excluded.list_end, list_end_before = excluded.list_end_before, noted_at = now()
