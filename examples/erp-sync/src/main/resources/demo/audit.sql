-- The demo's own notes in the ERP: each version that was applied, and each edit that its people made.
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
