-- An ERP, as an example. Yours has its own tables: make the view erp_clients over them, and leave this file out.
CREATE TABLE IF NOT EXISTS customers (
  no     text PRIMARY KEY,
  name   text NOT NULL,
  phone  text,
  person boolean NOT NULL DEFAULT false
);
-- erp_id: your key. names: what Planado takes, its limits included. An organization cannot become a person, nor the reverse.
CREATE OR REPLACE VIEW erp_clients AS
SELECT no AS erp_id, name, phone, CASE WHEN person
  THEN jsonb_build_object('organization', false, 'first_name', split_part(name, ' ', 1),
    'last_name', substr(name, length(split_part(name, ' ', 1)) + 2))
  ELSE jsonb_build_object('organization', true, 'organization_name', name) END AS names
FROM customers;
