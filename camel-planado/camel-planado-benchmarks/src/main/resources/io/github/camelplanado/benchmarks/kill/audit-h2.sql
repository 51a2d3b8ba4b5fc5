CREATE TRIGGER IF NOT EXISTS target_audit AFTER INSERT, UPDATE, DELETE ON target
  FOR EACH ROW CALL 'io.github.camelplanado.benchmarks.kill.worker.AuditTrigger';
