-- What is written once is not emptied either, by its owner neither.
CREATE TRIGGER usage_events_kept BEFORE TRUNCATE ON usage_events EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_events_kept BEFORE TRUNCATE ON audit_events EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Who may see figures by name (docs/decisions/0014): managers may know it of their stores, admins set it in their own name.
ALTER TABLE people_policies ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE people_policies FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system_all ON people_policies TO floorhand_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON people_policies TO floorhand_system, floorhand_reader;
--> statement-breakpoint
CREATE POLICY reader_people_policies ON people_policies FOR SELECT TO floorhand_reader USING (
  (SELECT scope_role()) IN ('manager', 'admin') AND (store_id IS NULL OR store_id = ANY ((SELECT scope_store_ids())::int[])));
--> statement-breakpoint
CREATE POLICY admin_people_policies ON people_policies TO floorhand_reader
  USING ((SELECT scope_role()) = 'admin' AND (store_id IS NULL OR store_id = ANY ((SELECT scope_store_ids())::int[])))
  WITH CHECK ((SELECT scope_role()) = 'admin' AND updated_by = (SELECT scope_staff_id()) AND (store_id IS NULL OR store_id = ANY ((SELECT scope_store_ids())::int[])));
