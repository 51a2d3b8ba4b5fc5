-- What every company needs alike. `planado` of a row: its mapped columns as Planado is last known to hold them.
CREATE OR REPLACE FUNCTION planado_table(entity text) RETURNS regclass LANGUAGE sql STABLE AS $$
SELECT CASE entity WHEN 'client' THEN 'customers' WHEN 'site' THEN 'sites' WHEN 'job' THEN 'orders' END::regclass $$;
CREATE OR REPLACE FUNCTION planado_ref(key text, val anyelement) RETURNS jsonb LANGUAGE sql STABLE AS $$
SELECT CASE WHEN val IS NOT NULL THEN jsonb_build_object(key, val) END $$;
CREATE OR REPLACE FUNCTION planado_first(j jsonb, path jsonpath) RETURNS jsonb LANGUAGE sql STABLE AS $$
SELECT coalesce(jsonb_path_query_first(j, path), CASE WHEN jsonb_typeof(j) IN ('null', 'array') THEN 'null'::jsonb END) $$;

-- What an entity of Planado does to a row: `take` goes into its columns, `held` into `planado`.
-- A column of both sides of which the ERP has an unsent edit is not taken: the edit stays, and goes out.
CREATE OR REPLACE FUNCTION planado_merge(entity text, j jsonb, own jsonb, was jsonb, OUT take jsonb, OUT held jsonb) AS $$
SELECT coalesce(jsonb_object_agg(col, val) FILTER (WHERE owner = 'planado' OR owner = 'both' AND own->col = was->col), '{}'),
       coalesce(jsonb_object_agg(col, val) FILTER (WHERE owner <> 'planado'), '{}')
FROM planado_columns(entity, j) WHERE val IS NOT NULL $$ LANGUAGE sql STABLE;

-- Inbound: one UPDATE, which an older or repeated version does not pass. Versions are those of one uuid; another uuid is believed
-- when it was asked for by the external id. No document: it was gone when it was asked for. PostgreSQL takes no NUL.
CREATE OR REPLACE FUNCTION planado_apply(entity text, doc text, uuid text, version bigint, change text, asked boolean) RETURNS void AS $$
DECLARE j jsonb := regexp_replace(doc, '(?<!\\)((\\\\)*)\\u0000', '\1', 'g'); BEGIN
  EXECUTE format(CASE WHEN change = 'deleted' OR doc IS NULL THEN $q$
    UPDATE %1$s t SET planado_uuid = NULL, planado_version = NULL, planado_gone = $3, planado = planado
      || jsonb_build_object('cancelled', to_jsonb(t)->'cancelled'), parked = CASE to_jsonb(t)->>'cancelled'
      WHEN 'true' THEN NULL ELSE 'Deleted in Planado' END WHERE planado_uuid = $3 $q$ ELSE $q$
    UPDATE %1$s t SET (planado, planado_uuid, planado_version, %2$s) = (SELECT coalesce(t.planado, '{}') || m.held, $3, $4, %2$s
      FROM planado_merge($1, $2, to_jsonb(t), to_jsonb(jsonb_populate_record(NULL::%1$s, coalesce(t.planado, '{}')))) m,
        jsonb_populate_record(t, m.take) r)
    WHERE external_id = $2->>'external_id' AND $3 IS DISTINCT FROM planado_gone AND (planado_uuid IS NULL
      OR planado_uuid <> $3 AND $5 OR planado_uuid = $3 AND (planado_version IS NULL OR planado_version < $4)) $q$ END,
    planado_table(entity), (SELECT string_agg(col, ', ') FROM planado_columns(entity, '{}') WHERE owner <> 'erp'))
  USING entity, j, uuid, version, asked; END $$ LANGUAGE plpgsql;

-- The rows that wait: whole when Planado lacks them, else only the keys that changed; not as Planado refused them, unless a parent
-- has come anew since. A key that is left out and was held goes as null: what cannot be cleared is refused, and parked.
CREATE OR REPLACE VIEW planado_outbox AS
WITH rows (entity, external_id, own, body, held, parents, ready) AS (
  SELECT 'client', external_id, to_jsonb(t), planado_body(t), planado_body(jsonb_populate_record(NULL::customers, planado)), '', true
  FROM customers t UNION ALL
  SELECT 'site', t.external_id, to_jsonb(t), planado_body(t), planado_body(jsonb_populate_record(NULL::sites, t.planado)),
    c.planado_uuid, t.customer IS NULL OR c.planado IS NOT NULL
  FROM sites t LEFT JOIN customers c ON c.external_id = t.customer UNION ALL
  SELECT 'job', t.external_id, to_jsonb(t), planado_body(t), planado_body(jsonb_populate_record(NULL::orders, t.planado)),
    concat(c.planado_uuid, s.planado_uuid), c.planado IS NOT NULL AND (t.site IS NULL OR s.planado IS NOT NULL)
  FROM orders t JOIN customers c ON c.external_id = t.customer LEFT JOIN sites s ON s.external_id = t.site)
SELECT entity, planado_table(entity)::text AS tab, external_id, own->>'planado_uuid' AS uuid, send::text,
  own->>'planado_version' AS version, own->>'planado' IS NULL AS fresh, body ? 'cancelled' AS cancelled, tried::text,
  (SELECT jsonb_object_agg(col, own->col) FROM planado_columns(entity, '{}') WHERE owner <> 'planado')::text AS mine
FROM rows, LATERAL (SELECT CASE WHEN own->>'planado_uuid' IS NULL
    THEN body || jsonb_strip_nulls(jsonb_build_object('external_id', external_id, 'template', planado_ref('name', own->>'template')))
    ELSE (SELECT jsonb_object_agg(key, body->key) FROM jsonb_each(held || body) WHERE body->key IS DISTINCT FROM held->key) END) s (send),
  LATERAL jsonb_build_array(send, parents) tried
WHERE ready AND body <> held AND tried <> own->'refused' AND NOT (body ? 'cancelled' AND own->>'planado_uuid' IS NULL);
