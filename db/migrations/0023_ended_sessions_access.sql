-- Only the house itself knows which sessions are over; no reader does.
ALTER TABLE ended_sessions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE ended_sessions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system_all ON ended_sessions TO floorhand_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON ended_sessions TO floorhand_system;
