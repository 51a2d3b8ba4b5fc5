-- The demo's own notes in the ERP: each version that was applied, each edit that its people made, and each state that a row had.
CREATE TABLE IF NOT EXISTS demo_applied (tab text, uuid text, version bigint);
CREATE TABLE IF NOT EXISTS demo_edits (entity text, external_id text, field text, val text, at_ms bigint);
CREATE OR REPLACE FUNCTION demo_note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO demo_applied VALUES (TG_TABLE_NAME, NEW.planado_uuid, NEW.planado_version);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER demo_note AFTER UPDATE OF planado_version ON customers
  FOR EACH ROW WHEN (NEW.planado_version IS NOT NULL) EXECUTE FUNCTION demo_note();
CREATE OR REPLACE TRIGGER demo_note AFTER UPDATE OF planado_version ON sites
  FOR EACH ROW WHEN (NEW.planado_version IS NOT NULL) EXECUTE FUNCTION demo_note();
CREATE OR REPLACE TRIGGER demo_note AFTER UPDATE OF planado_version ON orders
  FOR EACH ROW WHEN (NEW.planado_version IS NOT NULL) EXECUTE FUNCTION demo_note();

CREATE TABLE IF NOT EXISTS demo_shown_customers AS SELECT * FROM customers WITH NO DATA;
CREATE TABLE IF NOT EXISTS demo_shown_sites AS SELECT * FROM sites WITH NO DATA;
CREATE TABLE IF NOT EXISTS demo_shown_orders AS SELECT * FROM orders WITH NO DATA;
CREATE OR REPLACE FUNCTION demo_show() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  EXECUTE format('INSERT INTO demo_shown_%s SELECT ($1).*', TG_TABLE_NAME) USING NEW;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER demo_show AFTER UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION demo_show();
CREATE OR REPLACE TRIGGER demo_show AFTER UPDATE ON sites FOR EACH ROW EXECUTE FUNCTION demo_show();
CREATE OR REPLACE TRIGGER demo_show AFTER UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION demo_show();
