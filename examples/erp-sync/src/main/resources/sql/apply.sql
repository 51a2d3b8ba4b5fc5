SELECT planado_apply(:#CamelPlanadoEntity, CAST(:#${body} AS jsonb), :#CamelPlanadoUuid,
  CAST(:#CamelPlanadoVersion AS bigint), :#CamelPlanadoChange)
