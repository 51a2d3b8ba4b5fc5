-- All that linking keeps. Everything may be looked at, and changed by hand while no run is under way.
CREATE TABLE IF NOT EXISTS planado_link (     -- the result: which client of the ERP is which of the account
  erp_id  text PRIMARY KEY,
  uuid    text UNIQUE,                        -- NULL: not in the account, to be made
  why     text NOT NULL,
  sent    jsonb NOT NULL DEFAULT '{}',        -- name and phone of the ERP, as both sides are known to agree on them
  refused jsonb,                              -- the row as Planado refused it: while it is the same, it is not sent
  reason  text                                -- why it was refused
);
CREATE TABLE IF NOT EXISTS planado_question ( -- pairs for a person: decision 'yes' or 'no'
  erp_id   text NOT NULL,
  uuid     text NOT NULL,
  reason   text NOT NULL,
  decision text CHECK (decision IN ('yes', 'no')),
  PRIMARY KEY (erp_id, uuid)
);
CREATE TABLE IF NOT EXISTS planado_client (   -- a copy of the account's list
  place       bigint GENERATED ALWAYS AS IDENTITY,
  uuid        text PRIMARY KEY,
  external_id text,
  name        text NOT NULL,
  contacts    jsonb,                          -- NULL: the list did not carry them
  settled     boolean NOT NULL                -- false: the look at the head has not met what was known before
);
CREATE TABLE IF NOT EXISTS planado_linking (  -- how far it is; one row
  one       boolean PRIMARY KEY DEFAULT true CHECK (one),
  next      text,                             -- the uuid behind which reading goes on
  ended     boolean NOT NULL DEFAULT false,
  page_size integer NOT NULL DEFAULT 0,
  stage     text,                             -- what the last plan was about: 'read' or 'write'
  allowed   bigint NOT NULL DEFAULT 0,        -- calls in all, as printed
  calls     bigint NOT NULL DEFAULT 0         -- calls made
);
INSERT INTO planado_linking DEFAULT VALUES ON CONFLICT DO NOTHING;
