UPDATE planado_link SET reason = :#why,
  refused = jsonb_build_object('name', CAST(:#name AS text), 'phone', CAST(:#phone AS text)) WHERE erp_id = :#erp_id
