CREATE TABLE IF NOT EXISTS target (
  stream varchar(40) NOT NULL,
  uuid varchar(60) NOT NULL,
  entity varchar(20) NOT NULL,
  version bigint NOT NULL,
  external_id varchar(200),
  status varchar(40),
  content varchar(500),
  event varchar(60),
  deleted boolean NOT NULL,
  worker varchar(60),
  PRIMARY KEY (stream, uuid)
);
CREATE TABLE IF NOT EXISTS audit (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stream varchar(40) NOT NULL,
  uuid varchar(60) NOT NULL,
  version bigint NOT NULL,
  external_id varchar(200),
  status varchar(40),
  content varchar(500),
  event varchar(60),
  deleted boolean NOT NULL,
  worker varchar(60)
);
CREATE TABLE IF NOT EXISTS history (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stream varchar(40) NOT NULL,
  uuid varchar(60) NOT NULL,
  version bigint NOT NULL,
  snapshot boolean NOT NULL,
  deleted boolean NOT NULL,
  worker varchar(60)
);
CREATE TABLE IF NOT EXISTS outbox (
  external_id varchar(200) PRIMARY KEY,
  entity varchar(20) NOT NULL,
  part int NOT NULL,
  content varchar(500) NOT NULL,
  sent varchar(500)
);
CREATE TABLE IF NOT EXISTS handmade_inbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  part int NOT NULL,
  entity varchar(20) NOT NULL,
  uuid varchar(60) NOT NULL,
  version bigint NOT NULL,
  external_id varchar(200),
  status varchar(40),
  content varchar(500),
  event varchar(60),
  deleted boolean NOT NULL,
  done boolean NOT NULL
);
CREATE TABLE IF NOT EXISTS camel_messageprocessed (
  processorname varchar(255) NOT NULL,
  messageid varchar(100) NOT NULL,
  createdat timestamp,
  PRIMARY KEY (processorname, messageid)
);
