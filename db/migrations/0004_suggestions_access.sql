-- Suggestions are written by the house and read by those they are meant for.
ALTER TABLE suggestions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE suggestions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON suggestions TO floorhand_system;
--> statement-breakpoint
GRANT USAGE ON SEQUENCE suggestions_id_seq TO floorhand_system;
--> statement-breakpoint
CREATE POLICY system_all ON suggestions TO floorhand_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT ON suggestions TO floorhand_reader;
--> statement-breakpoint
CREATE POLICY reader_suggestions ON suggestions FOR SELECT TO floorhand_reader USING (
  (SELECT scope_staff_id()) > 0
  AND (minimum_role = 'associate'
    OR (minimum_role = 'manager' AND (SELECT scope_role()) IN ('manager', 'admin'))
    OR (minimum_role = 'admin' AND (SELECT scope_role()) = 'admin'))
  AND (store_ids IS NULL OR store_ids && (SELECT scope_store_ids())::int[])
  AND (regions IS NULL OR regions && (SELECT array_agg(DISTINCT region) FROM stores WHERE id = ANY ((SELECT scope_store_ids())::int[])))
  AND (teams IS NULL OR teams && (SELECT teams FROM staff WHERE id = (SELECT scope_staff_id()))));
