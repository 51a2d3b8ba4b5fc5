SELECT count(*) > 0 FROM (SELECT 'client' AS entity, external_id, planado_uuid FROM customers UNION ALL SELECT 'site', external_id,
  planado_uuid FROM sites UNION ALL SELECT 'job', external_id, planado_uuid FROM orders) t WHERE entity = :#CamelPlanadoEntity
  AND external_id = :#${header.CamelPlanadoExternalId} AND planado_uuid <> :#CamelPlanadoUuid AND :#CamelPlanadoChange <> 'deleted'
