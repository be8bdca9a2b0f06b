-- Alerts: managers see those of their stores, admins the chain's too. The house raises and sends them.
ALTER TABLE alerts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE alerts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON alerts TO floorhand_system;
--> statement-breakpoint
CREATE POLICY system_all ON alerts TO floorhand_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT ON alerts TO floorhand_reader;
--> statement-breakpoint
CREATE POLICY reader_alerts ON alerts FOR SELECT TO floorhand_reader USING (
  ((SELECT scope_role()) IN ('manager', 'admin') AND store_id = ANY ((SELECT scope_store_ids())::int[]))
  OR ((SELECT scope_role()) = 'admin' AND store_id IS NULL));
