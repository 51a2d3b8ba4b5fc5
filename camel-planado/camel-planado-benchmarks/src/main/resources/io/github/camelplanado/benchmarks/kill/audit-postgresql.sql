CREATE OR REPLACE FUNCTION write_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO audit (stream, uuid, version, external_id, status, content, event, deleted, worker)
    VALUES (OLD.stream, OLD.uuid, OLD.version, OLD.external_id, OLD.status, OLD.content, OLD.event, true, OLD.worker);
    RETURN OLD;
  END IF;
  INSERT INTO audit (stream, uuid, version, external_id, status, content, event, deleted, worker)
  VALUES (NEW.stream, NEW.uuid, NEW.version, NEW.external_id, NEW.status, NEW.content, NEW.event, NEW.deleted, NEW.worker);
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER target_audit AFTER INSERT OR UPDATE OR DELETE ON target
  FOR EACH ROW EXECUTE FUNCTION write_audit();
