-- Rows of a page of the list. PostgreSQL takes no NUL.
CREATE OR REPLACE FUNCTION planado_rows(doc text)
  RETURNS TABLE (place bigint, uuid text, external_id text, name text, contacts jsonb) LANGUAGE sql IMMUTABLE AS $$
SELECT place, c->>'uuid', c->>'external_id', coalesce(c->>'name', ''), NULLIF(c->'contacts', 'null')
FROM jsonb_array_elements(regexp_replace(doc, '(?<!\\)((\\\\)*)\\u0000', '\1', 'g')::jsonb) WITH ORDINALITY AS t (c, place) $$;

-- A page of the walk: the rows and the cursor behind them in one step, so that a run that was killed goes on behind them.
CREATE OR REPLACE FUNCTION planado_page(doc text, cursor text) RETURNS void LANGUAGE sql AS $$
INSERT INTO planado_client (uuid, external_id, name, contacts, settled)
SELECT uuid, external_id, name, contacts, true FROM planado_rows(doc) ORDER BY place ON CONFLICT (uuid) DO NOTHING;
UPDATE planado_linking SET next = cursor, page_size = greatest(page_size, (SELECT count(*) FROM planado_rows(doc))) $$;

-- The entry of the cursor was deleted: it leaves the copy, and the walk goes on behind the one before it.
CREATE OR REPLACE FUNCTION planado_cursor_is_gone() RETURNS void LANGUAGE sql AS $$
WITH gone AS (DELETE FROM planado_client WHERE uuid = (SELECT next FROM planado_linking) RETURNING place)
UPDATE planado_linking SET next =
  (SELECT uuid FROM planado_client WHERE place < (SELECT place FROM gone) ORDER BY place DESC LIMIT 1) $$;

-- A page of the look at the head: what is new stays unsettled until a page meets what was known. Whether to read on.
CREATE OR REPLACE FUNCTION planado_head(doc text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE known boolean := EXISTS (SELECT FROM planado_client c JOIN planado_rows(doc) r USING (uuid) WHERE c.settled); BEGIN
  INSERT INTO planado_client (uuid, external_id, name, contacts, settled)
  SELECT uuid, external_id, name, contacts, false FROM planado_rows(doc) ORDER BY place ON CONFLICT (uuid) DO NOTHING;
  RETURN NOT known AND doc <> '[]'; END $$;

-- A client that was got, or is gone.
CREATE OR REPLACE FUNCTION planado_detail(id text, doc text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  IF doc IS NULL THEN DELETE FROM planado_client WHERE uuid = id;
  ELSE UPDATE planado_client c SET contacts = coalesce(r.contacts, '[]') FROM planado_rows('[' || doc || ']') r WHERE c.uuid = id;
  END IF; END $$;

-- The account's clients with their phones; a contact without a type may be one.
CREATE OR REPLACE VIEW planado_entries AS
SELECT place, uuid, external_id, name, CASE WHEN contacts IS NOT NULL THEN ARRAY(SELECT c->>'value' FROM jsonb_array_elements(contacts) c
  WHERE coalesce(c->>'type', 'phone') = 'phone' AND c->>'value' IS NOT NULL) END AS phones
FROM planado_client WHERE settled;

-- What waits to be sent, and how many calls that is: clients that are to be made, then those whose name or phone both sides do
-- not agree on. A phone is put among the contacts that are there, so these are got before.
CREATE OR REPLACE VIEW planado_due AS
SELECT *, CASE WHEN fresh THEN 1 WHEN phone_due THEN 2 WHEN name_due THEN 1 ELSE 0 END AS calls FROM (
  SELECT e.erp_id, l.uuid, e.name, e.phone, e.names::text AS names, l.sent->>'phone' AS old_phone,
    l.uuid IS NULL AS fresh, l.sent->'name' IS DISTINCT FROM to_jsonb(e.name) AS name_due,
    CASE WHEN l.sent ? 'phone' THEN l.sent->>'phone' IS DISTINCT FROM e.phone ELSE e.phone IS NOT NULL END AS phone_due
  FROM erp_clients e JOIN planado_link l USING (erp_id)
  WHERE (l.uuid IS NULL OR l.sent IS DISTINCT FROM jsonb_build_object('name', e.name, 'phone', e.phone))
    AND l.refused IS DISTINCT FROM jsonb_build_object('name', e.name, 'phone', e.phone)) due
ORDER BY NOT fresh, erp_id;
