UPDATE planado_link SET uuid = coalesce(uuid, :#CamelPlanadoUuid), refused = NULL, reason = NULL,
  sent = jsonb_build_object('name', CAST(:#name AS text), 'phone', CAST(:#phone AS text)) WHERE erp_id = :#erp_id
