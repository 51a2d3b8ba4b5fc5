-- The budget that JVMs share: one row for each account, a few hundred bytes, changed with each call.
-- state is written and read by Bucket4j. Room in the pages lets PostgreSQL change a row in place.
CREATE TABLE IF NOT EXISTS planado_budget (
    account text NOT NULL PRIMARY KEY,
    state bytea NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 10)
