-- Money in one message, the house's own account, and questions that the rate limits turned away (docs/decisions/0009).
ALTER TABLE limited_days ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE limited_days FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system_all ON limited_days TO floorhand_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON limited_days TO floorhand_system;
--> statement-breakpoint
GRANT SELECT ON limited_days TO floorhand_reader;
--> statement-breakpoint
CREATE POLICY reader_limited_days ON limited_days FOR SELECT TO floorhand_reader USING (
  (SELECT scope_role()) IN ('manager', 'admin') AND store_id = ANY ((SELECT scope_store_ids())::int[]));
--> statement-breakpoint
-- What the house spent itself belongs to no store: whoever sees it answers for all of them.
CREATE FUNCTION scope_is_whole_house() RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS
$$ SELECT scope_role() = 'admin' AND NOT EXISTS (SELECT FROM stores WHERE id <> ALL (scope_store_ids())) $$;
--> statement-breakpoint
CREATE POLICY reader_house_usage_events ON usage_events FOR SELECT TO floorhand_reader USING (store_id IS NULL AND (SELECT scope_is_whole_house()));
--> statement-breakpoint
CREATE POLICY reader_house_usage_days ON usage_days FOR SELECT TO floorhand_reader USING (store_id = 0 AND (SELECT scope_is_whole_house()));
--> statement-breakpoint
-- What belongs to the house's role is replaced as that role: a login that migrates need not inherit it.
GRANT CREATE ON SCHEMA public TO floorhand_system;
--> statement-breakpoint
SET LOCAL ROLE floorhand_system;
--> statement-breakpoint
-- As it was, in fewer steps: rows are locked and read in one. The function runs with the settings of `db/scoped.ts`, which keep its plans.
CREATE OR REPLACE FUNCTION reserve_budget(new_permit uuid, for_run uuid, in_store int, of_model text, on_day date, micros bigint, wanted_tokens bigint, lease timestamptz, made_at timestamptz)
RETURNS TABLE (tight text, left_percent int) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who int := scope_staff_id();
  as_role text := scope_role();
  month date := date_trunc('month', on_day)::date;
  b record;
BEGIN
  IF who <= 0 OR NOT in_store = ANY (scope_store_ids()) THEN RAISE insufficient_privilege USING MESSAGE = 'No budget of another store'; END IF;
  IF micros < 0 OR wanted_tokens < 0 THEN RAISE check_violation USING MESSAGE = 'A reservation is never negative'; END IF;
  -- Opening a period waits for others who open it too, so it comes before any lock, and in the same order.
  IF (SELECT count(*) FROM budgets WHERE (level, subject_id, period_start) IN (('staff', who, on_day), ('store', in_store, on_day), ('chain', 0, month))) < 3 THEN
    INSERT INTO budgets (level, subject_id, period_start) VALUES ('staff', who, on_day), ('store', in_store, on_day), ('chain', 0, month) ON CONFLICT DO NOTHING;
  END IF;
  -- A row that somebody else held is read again once they let go of it.
  FOR b IN
    SELECT x.level, l.cost_micros AS most_micros, l.tokens AS most_tokens, l.cost_micros - x.spent_micros - x.reserved_micros AS left_micros, l.tokens - x.spent_tokens - x.reserved_tokens AS left_tokens
    FROM budgets x LEFT JOIN LATERAL (
      SELECT y.cost_micros, y.tokens FROM budget_limits y
      WHERE y.level = x.level AND (y.level <> 'staff' OR y.role = as_role) AND (y.store_id = in_store OR y.store_id IS NULL)
      ORDER BY y.store_id NULLS LAST LIMIT 1) l ON true
    WHERE (x.level, x.subject_id, x.period_start) IN (('staff', who, on_day), ('store', in_store, on_day), ('chain', 0, month))
    ORDER BY array_position(ARRAY['staff', 'store', 'chain'], x.level) FOR UPDATE OF x
  LOOP
    CONTINUE WHEN tight IS NOT NULL OR coalesce(micros <= b.left_micros AND wanted_tokens <= b.left_tokens, false);
    tight := b.level;
    left_percent := greatest(0, least(coalesce(floor(100.0 * b.left_micros / nullif(b.most_micros, 0)), 0), coalesce(floor(100.0 * b.left_tokens / nullif(b.most_tokens, 0)), 0)));
  END LOOP;
  IF tight IS NOT NULL THEN RETURN NEXT; RETURN; END IF;
  UPDATE budgets x SET reserved_micros = reserved_micros + micros, reserved_tokens = reserved_tokens + wanted_tokens
    WHERE (x.level, x.subject_id, x.period_start) IN (('staff', who, on_day), ('store', in_store, on_day), ('chain', 0, month));
  INSERT INTO permits (id, run_id, staff_id, store_id, day, model, reserved_micros, reserved_tokens, lease_until, created_at)
    VALUES (new_permit, for_run, who, in_store, on_day, of_model, micros, wanted_tokens, lease, made_at);
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION add_usage_days() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO usage_days AS d (day, store_id, role, kind, model, rung, calls, input_tokens, cached_input_tokens, output_tokens, reasoning_tokens, cost_micros)
  SELECT day, coalesce(store_id, 0), role, kind, model, coalesce(rung, ''), count(*), sum(input_tokens), sum(cached_input_tokens), sum(output_tokens), sum(reasoning_tokens), sum(cost_micros)
  FROM added GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 2, 1, 3, 4, 5, 6
  ON CONFLICT (store_id, day, role, kind, model, rung) DO UPDATE SET calls = d.calls + excluded.calls, input_tokens = d.input_tokens + excluded.input_tokens,
    cached_input_tokens = d.cached_input_tokens + excluded.cached_input_tokens, output_tokens = d.output_tokens + excluded.output_tokens,
    reasoning_tokens = d.reasoning_tokens + excluded.reasoning_tokens, cost_micros = d.cost_micros + excluded.cost_micros;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP FUNCTION settle_budget(uuid, text, text, int, int, int, int, bigint, text, boolean, timestamptz);
--> statement-breakpoint
RESET ROLE;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM floorhand_system;
--> statement-breakpoint
DROP FUNCTION limit_of(text, text, int);
--> statement-breakpoint
-- The house pays for what it does itself (documents to embed) from the chain's month. Days are those of UTC.
CREATE FUNCTION reserve_house_budget(new_permit uuid, for_run uuid, of_model text, on_day date, micros bigint, wanted_tokens bigint, lease timestamptz, made_at timestamptz)
RETURNS TABLE (tight text, left_percent int) LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE month date := date_trunc('month', on_day)::date;
BEGIN
  IF micros < 0 OR wanted_tokens < 0 THEN RAISE check_violation USING MESSAGE = 'A reservation is never negative'; END IF;
  INSERT INTO budgets (level, subject_id, period_start) VALUES ('chain', 0, month) ON CONFLICT DO NOTHING;
  UPDATE budgets b SET reserved_micros = reserved_micros + micros, reserved_tokens = reserved_tokens + wanted_tokens
    FROM budget_limits l WHERE l.level = 'chain' AND b.level = 'chain' AND b.subject_id = 0 AND b.period_start = month
      AND b.spent_micros + b.reserved_micros + micros <= l.cost_micros AND b.spent_tokens + b.reserved_tokens + wanted_tokens <= l.tokens;
  IF NOT FOUND THEN
    SELECT 'chain', greatest(0, least(coalesce(floor(100.0 * (l.cost_micros - b.spent_micros - b.reserved_micros) / nullif(l.cost_micros, 0)), 0), coalesce(floor(100.0 * (l.tokens - b.spent_tokens - b.reserved_tokens) / nullif(l.tokens, 0)), 0)))::int
      INTO tight, left_percent FROM budgets b LEFT JOIN budget_limits l ON l.level = 'chain' WHERE b.level = 'chain' AND b.subject_id = 0 AND b.period_start = month;
    RETURN NEXT; RETURN;
  END IF;
  INSERT INTO permits (id, run_id, day, model, reserved_micros, reserved_tokens, lease_until, created_at)
    VALUES (new_permit, for_run, on_day, of_model, micros, wanted_tokens, lease, made_at);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION reserve_house_budget(uuid, uuid, text, date, bigint, bigint, timestamptz, timestamptz) FROM public;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION reserve_house_budget(uuid, uuid, text, date, bigint, bigint, timestamptz, timestamptz) TO floorhand_system;
--> statement-breakpoint
-- Swaps reservations for real costs and writes the ledger's rows: each once, whoever calls how often. Gives how many that were. A permit is
-- settled for the person who holds it. After the lease nothing is held any more, but what was spent still counts. Everybody locks permits by
-- id, then budgets by level, subject and period, so nobody waits for the other for ever.
--> statement-breakpoint
CREATE FUNCTION settle_budgets(given jsonb) RETURNS int LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE done int;
BEGIN
  PERFORM 1 FROM permits WHERE id = ANY (ARRAY(SELECT (g->>'permit')::uuid FROM jsonb_array_elements(given) g)) ORDER BY id FOR UPDATE;
  PERFORM 1 FROM permits p CROSS JOIN LATERAL (VALUES ('staff', p.staff_id, p.day), ('store', p.store_id, p.day), ('chain', 0, date_trunc('month', p.day)::date)) k (level, subject_id, period_start)
    JOIN budgets b ON (b.level, b.subject_id, b.period_start) = (k.level, k.subject_id, k.period_start)
    WHERE p.id = ANY (ARRAY(SELECT (g->>'permit')::uuid FROM jsonb_array_elements(given) g)) AND p.state <> 'settled'
    ORDER BY array_position(ARRAY['staff', 'store', 'chain'], b.level), b.subject_id, b.period_start FOR UPDATE OF b;
  WITH real AS (
    SELECT DISTINCT ON (p.id) p.id, p.run_id, p.staff_id, p.store_id, p.day, p.model, CASE p.state WHEN 'open' THEN p.reserved_micros ELSE 0 END AS freed_micros,
      CASE p.state WHEN 'open' THEN p.reserved_tokens ELSE 0 END AS freed_tokens, g.as_role, g.kind, g.rung, g.input, g.cached, g.output, g.reasoning, g.micros, g.source, g.finished, g.happened
    FROM jsonb_to_recordset(given) AS g (permit uuid, staff int, as_role text, kind text, rung text, input int, cached int, output int, reasoning int, micros bigint, source text, finished boolean, happened timestamptz)
    JOIN permits p ON p.id = g.permit AND p.staff_id IS NOT DISTINCT FROM g.staff WHERE p.state <> 'settled' ORDER BY p.id
  ), closed AS (
    UPDATE permits SET state = 'settled' FROM real WHERE permits.id = real.id
  ), moved AS (
    UPDATE budgets b SET reserved_micros = b.reserved_micros - m.freed_micros, reserved_tokens = b.reserved_tokens - m.freed_tokens, spent_micros = b.spent_micros + m.micros, spent_tokens = b.spent_tokens + m.tokens
    FROM (
      SELECT k.level, k.subject_id, k.period_start, sum(freed_micros) AS freed_micros, sum(freed_tokens) AS freed_tokens, sum(micros) AS micros, sum(input + output) AS tokens
      FROM real CROSS JOIN LATERAL (VALUES ('staff', staff_id, day), ('store', store_id, day), ('chain', 0, date_trunc('month', day)::date)) k (level, subject_id, period_start) GROUP BY 1, 2, 3
    ) m WHERE (b.level, b.subject_id, b.period_start) = (m.level, m.subject_id, m.period_start)
  )
  INSERT INTO usage_events (permit_id, run_id, staff_id, store_id, role, day, kind, model, rung, input_tokens, cached_input_tokens, output_tokens, reasoning_tokens, cost_micros, source, finished, at)
    SELECT id, run_id, staff_id, store_id, as_role, day, kind, model, rung, input, cached, output, reasoning, micros, source, finished, happened FROM real;
  GET DIAGNOSTICS done = ROW_COUNT;
  RETURN done;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION settle_budgets(jsonb) FROM public;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION settle_budgets(jsonb) TO floorhand_system;
--> statement-breakpoint
-- One row a day, store, role and channel, however many were turned away.
CREATE FUNCTION add_limited(given jsonb) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  INSERT INTO limited_days AS d (day, store_id, role, channel, questions)
  SELECT g.day, g.store, g.as_role, g.channel, sum(g.questions) FROM jsonb_to_recordset(given) AS g (day date, store int, as_role text, channel text, questions int) GROUP BY 1, 2, 3, 4 ORDER BY 2, 1, 3, 4
  ON CONFLICT (store_id, day, role, channel) DO UPDATE SET questions = d.questions + excluded.questions
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION add_limited(jsonb) FROM public;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION add_limited(jsonb) TO floorhand_system;
