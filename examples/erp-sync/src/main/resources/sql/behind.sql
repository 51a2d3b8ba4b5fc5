SELECT count(*) > 0 FROM orders WHERE external_id = :#${header.CamelPlanadoExternalId} AND (planado_version IS NULL
  OR planado_uuid IS DISTINCT FROM :#CamelPlanadoUuid OR planado_version < CAST(:#CamelPlanadoVersion AS bigint))
