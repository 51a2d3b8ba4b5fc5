SELECT count(*) > 0 FROM orders WHERE external_id = CAST(:#${body} AS jsonb)->>'external_id'
  AND (planado_version IS NULL OR planado_version < CAST(:#CamelPlanadoVersion AS bigint))
