SELECT planado_apply(:#CamelPlanadoEntity, :#${body}, coalesce(:#${header.CamelPlanadoUuid}, :#${header.CamelPlanadoId}),
  CAST(:#${header.CamelPlanadoVersion} AS bigint), :#CamelPlanadoChange, CAST(:#${variable.other} AS boolean))
