-- Waiting times by month, kept by the same trigger and in the same transaction as those by day (docs/decisions/0010).
-- Questions wait until this is done: one that is added meanwhile would be in the days and not in the months.
LOCK TABLE traces IN SHARE ROW EXCLUSIVE MODE;
--> statement-breakpoint
ALTER TABLE latency_months ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE latency_months FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system_all ON latency_months TO floorhand_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON latency_months TO floorhand_system;
--> statement-breakpoint
GRANT SELECT ON latency_months TO floorhand_reader;
--> statement-breakpoint
CREATE POLICY reader_latency_months ON latency_months FOR SELECT TO floorhand_reader USING (
  (SELECT scope_role()) IN ('manager', 'admin') AND store_id = ANY ((SELECT scope_store_ids())::int[]));
--> statement-breakpoint
-- What belongs to the house's role is replaced as that role: a login that migrates need not inherit it.
GRANT CREATE ON SCHEMA public TO floorhand_system;
--> statement-breakpoint
SET LOCAL ROLE floorhand_system;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION add_question_days() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO question_days AS d (day, store_id, role, channel, rung, outcome, questions)
  SELECT day, store_id, asker_role, channel, coalesce(rung, ''), outcome, count(*) FROM added GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 2, 1, 3, 4, 5, 6
  ON CONFLICT (store_id, day, role, channel, rung, outcome) DO UPDATE SET questions = d.questions + excluded.questions;
  INSERT INTO staff_days AS d (day, store_id, staff_id, role, questions)
  SELECT day, store_id, staff_id, max(asker_role), count(*) FROM added GROUP BY 1, 2, 3 ORDER BY 2, 1, 3
  ON CONFLICT (store_id, day, staff_id) DO UPDATE SET questions = d.questions + excluded.questions, role = excluded.role;
  INSERT INTO latency_days AS d (day, store_id, rung, mark, bucket, questions)
  SELECT day, store_id, coalesce(rung, ''), mark, wait_bucket(ms), count(*)
  FROM added, LATERAL (VALUES ('source', first_source_ms), ('text', first_text_ms), ('complete', CASE WHEN outcome = 'answered' THEN total_ms END)) AS waits (mark, ms)
  WHERE ms IS NOT NULL GROUP BY 1, 2, 3, 4, 5 ORDER BY 2, 1, 3, 4, 5
  ON CONFLICT (store_id, day, rung, mark, bucket) DO UPDATE SET questions = d.questions + excluded.questions;
  INSERT INTO latency_months AS m (month, store_id, rung, mark, bucket, questions)
  SELECT date_trunc('month', day::timestamp)::date, store_id, coalesce(rung, ''), mark, wait_bucket(ms), count(*)
  FROM added, LATERAL (VALUES ('source', first_source_ms), ('text', first_text_ms), ('complete', CASE WHEN outcome = 'answered' THEN total_ms END)) AS waits (mark, ms)
  WHERE ms IS NOT NULL GROUP BY 1, 2, 3, 4, 5 ORDER BY 2, 1, 3, 4, 5
  ON CONFLICT (store_id, month, rung, mark, bucket) DO UPDATE SET questions = m.questions + excluded.questions;
  RETURN NULL;
END $$;
--> statement-breakpoint
INSERT INTO latency_months (month, store_id, rung, mark, bucket, questions)
  SELECT date_trunc('month', day::timestamp)::date, store_id, rung, mark, bucket, sum(questions) FROM latency_days GROUP BY 1, 2, 3, 4, 5;
--> statement-breakpoint
RESET ROLE;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM floorhand_system;
