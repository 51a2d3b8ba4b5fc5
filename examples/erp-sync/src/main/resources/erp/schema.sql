-- The ERP. What begins with planado_, and planado, parked and refused, is all that the connection adds to its tables.
CREATE TABLE IF NOT EXISTS customers (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  external_id     text NOT NULL UNIQUE,
  name            text NOT NULL,
  phone           text,
  planado         jsonb,  -- the mapped columns as Planado is last known to hold them; NULL: never sent
  planado_uuid    text,
  planado_version bigint, -- of the newest state that was seen
  planado_gone    text,   -- the uuid that was deleted last: a late push of it means nothing
  parked          text,   -- why Planado refused the row
  refused         jsonb   -- what it refused, with the parents' uuids: while that is the same, the row is not sent
);

CREATE TABLE IF NOT EXISTS sites (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  external_id     text NOT NULL UNIQUE,
  customer        text REFERENCES customers (external_id),
  name            text NOT NULL,
  address         text,
  description     text,
  planado         jsonb,
  planado_uuid    text,
  planado_version bigint,
  planado_gone    text,
  parked          text,
  refused         jsonb
);

CREATE TABLE IF NOT EXISTS orders (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  external_id      text NOT NULL UNIQUE,
  customer         text NOT NULL REFERENCES customers (external_id),
  site             text REFERENCES sites (external_id),
  template         text,   -- of the job; only a new one takes it
  description      text,
  scheduled_at     timestamptz(0),
  duration_minutes integer,
  cancelled        boolean NOT NULL DEFAULT false,
  -- What the worker did, from Planado.
  status           text,
  en_route_at      timestamptz,
  started_at       timestamptz,
  finished_at      timestamptz,
  resolution       text,
  meter_reading    text,
  report_comment   text,
  planado          jsonb,
  planado_uuid     text,
  planado_version  bigint,
  planado_gone     text,
  parked           text,
  refused          jsonb
);
