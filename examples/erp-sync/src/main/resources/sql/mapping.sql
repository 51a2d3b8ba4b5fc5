-- The way in: one line for each column, whose it is ('both' sides may edit it) and where it stands in Planado's entity.
-- A key that the source did not carry gives NULL and is left alone; a key that is null gives a JSON null.
CREATE OR REPLACE FUNCTION planado_columns(entity text, j jsonb)
  RETURNS TABLE (col text, owner text, val jsonb) LANGUAGE sql STABLE AS $$
SELECT m.col, m.owner, m.val FROM (VALUES
  ('client', 'name',             'both',    j->'organization_name'),
  ('client', 'phone',            'both',    planado_first(j->'contacts', '$[*] ? (@.type == "phone").value')),
  ('site',   'customer',         'erp',     planado_first(j->'client', '$.external_id')),
  ('site',   'name',             'both',    j->'name'),
  ('site',   'address',          'both',    planado_first(j->'address', '$.formatted')),
  ('site',   'description',      'both',    j->'description'),
  ('job',    'customer',         'erp',     planado_first(j->'client', '$.external_id')),
  ('job',    'site',             'erp',     planado_first(j->'site', '$.external_id')),
  ('job',    'description',      'both',    j->'description'),
  ('job',    'scheduled_at',     'both',    j->'scheduled_at'),
  ('job',    'duration_minutes', 'both',    planado_first(j->'scheduled_duration', '$.minutes')),
  ('job',    'status',           'planado', j->'status'),
  ('job',    'en_route_at',      'planado', j->'timestamps'->'en_route_at'),
  ('job',    'started_at',       'planado', j->'timestamps'->'started_at'),
  ('job',    'finished_at',      'planado', j->'timestamps'->'finished_at'),
  ('job',    'resolution',       'planado', planado_first(j->'resolution', '$.name')),
  ('job',    'meter_reading',    'planado', planado_first(j->'report_fields', '$[*] ? (@.name == "Meter reading").value')),
  ('job',    'report_comment',   'planado', planado_first(j->'report_fields', '$[*] ? (@.name == "Comment").value'))
) AS m (entity, col, owner, val) WHERE m.entity = planado_columns.entity $$;

-- The way out: what a write sends.
CREATE OR REPLACE FUNCTION planado_body(t customers) RETURNS jsonb LANGUAGE sql STABLE AS $$
SELECT jsonb_build_object('organization', true, 'organization_name', t.name, 'contacts', CASE WHEN t.phone IS NULL
  THEN '[]' ELSE jsonb_build_array(jsonb_build_object('type', 'phone', 'value', t.phone)) END) $$;
CREATE OR REPLACE FUNCTION planado_body(t sites) RETURNS jsonb LANGUAGE sql STABLE AS $$
SELECT jsonb_build_object('name', t.name, 'description', t.description, 'client', planado_ref('external_id', t.customer))
  || CASE WHEN t.address IS NULL THEN '{}' ELSE jsonb_build_object('address', planado_ref('formatted', t.address)) END $$;
CREATE OR REPLACE FUNCTION planado_body(t orders) RETURNS jsonb LANGUAGE sql STABLE AS $$
SELECT jsonb_build_object('description', t.description, 'scheduled_duration', planado_ref('minutes', t.duration_minutes),
  'scheduled_at', to_char(t.scheduled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
  'client', planado_ref('external_id', t.customer), 'site', planado_ref('external_id', t.site))
  || CASE WHEN t.cancelled THEN '{"cancelled": true}' ELSE '{}'::jsonb END $$;
