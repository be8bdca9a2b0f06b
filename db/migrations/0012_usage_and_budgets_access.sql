-- Money and usage (docs/decisions/0009). People reach budgets through two functions alone; totals are kept by triggers, so that
-- they are equal to the ledger and the traces by construction.
DO $$
DECLARE table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['prices', 'budget_limits', 'budgets', 'permits', 'usage_events', 'usage_days', 'question_days', 'staff_days', 'latency_days', 'rating_days', 'audit_events'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY system_all ON %I TO floorhand_system USING (true) WITH CHECK (true)', table_name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON prices, budget_limits, budgets, permits, usage_days, question_days, staff_days, latency_days, rating_days TO floorhand_system;
--> statement-breakpoint
-- The ledger and the audit log are written once, whoever writes.
GRANT SELECT, INSERT ON usage_events, audit_events TO floorhand_system;
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written once and never changed', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER usage_events_unchanged BEFORE UPDATE OR DELETE ON usage_events EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_events_unchanged BEFORE UPDATE OR DELETE ON audit_events EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT ON prices, budget_limits, budgets, usage_events, usage_days, question_days, staff_days, latency_days, rating_days, audit_events TO floorhand_reader;
--> statement-breakpoint
GRANT INSERT ON audit_events TO floorhand_reader;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON budget_limits TO floorhand_reader;
--> statement-breakpoint
CREATE POLICY reader_prices ON prices FOR SELECT TO floorhand_reader USING ((SELECT scope_staff_id()) > 0);
--> statement-breakpoint
-- Limits: everybody may know what they may spend; admins change them.
CREATE POLICY reader_budget_limits ON budget_limits FOR SELECT TO floorhand_reader USING (
  (SELECT scope_staff_id()) > 0 AND (store_id IS NULL OR store_id = ANY ((SELECT scope_store_ids())::int[])));
--> statement-breakpoint
CREATE POLICY admin_budget_limits ON budget_limits TO floorhand_reader
  USING ((SELECT scope_role()) = 'admin' AND (store_id IS NULL OR store_id = ANY ((SELECT scope_store_ids())::int[])))
  WITH CHECK ((SELECT scope_role()) = 'admin' AND updated_by = (SELECT scope_staff_id()) AND (store_id IS NULL OR store_id = ANY ((SELECT scope_store_ids())::int[])));
--> statement-breakpoint
-- Budgets: one's own; managers those of their stores; admins the chain's.
CREATE POLICY reader_budgets ON budgets FOR SELECT TO floorhand_reader USING (
  (level = 'staff' AND subject_id = (SELECT scope_staff_id()))
  OR (level = 'store' AND (SELECT scope_role()) IN ('manager', 'admin') AND subject_id = ANY ((SELECT scope_store_ids())::int[]))
  OR (level = 'chain' AND (SELECT scope_role()) = 'admin'));
--> statement-breakpoint
CREATE POLICY reader_usage_events ON usage_events FOR SELECT TO floorhand_reader USING (
  (SELECT scope_role()) IN ('manager', 'admin') AND store_id = ANY ((SELECT scope_store_ids())::int[]));
--> statement-breakpoint
CREATE POLICY reader_usage_days ON usage_days FOR SELECT TO floorhand_reader USING (
  (SELECT scope_role()) IN ('manager', 'admin') AND store_id = ANY ((SELECT scope_store_ids())::int[]));
--> statement-breakpoint
CREATE POLICY reader_question_days ON question_days FOR SELECT TO floorhand_reader USING (
  (SELECT scope_role()) IN ('manager', 'admin') AND store_id = ANY ((SELECT scope_store_ids())::int[]));
--> statement-breakpoint
CREATE POLICY reader_staff_days ON staff_days FOR SELECT TO floorhand_reader USING (
  (SELECT scope_role()) IN ('manager', 'admin') AND store_id = ANY ((SELECT scope_store_ids())::int[]));
--> statement-breakpoint
CREATE POLICY reader_latency_days ON latency_days FOR SELECT TO floorhand_reader USING (
  (SELECT scope_role()) IN ('manager', 'admin') AND store_id = ANY ((SELECT scope_store_ids())::int[]));
--> statement-breakpoint
CREATE POLICY reader_rating_days ON rating_days FOR SELECT TO floorhand_reader USING (
  (SELECT scope_role()) IN ('manager', 'admin') AND store_id = ANY ((SELECT scope_store_ids())::int[]));
--> statement-breakpoint
CREATE POLICY reader_audit_events_read ON audit_events FOR SELECT TO floorhand_reader USING ((SELECT scope_role()) = 'admin');
--> statement-breakpoint
CREATE POLICY reader_audit_events_write ON audit_events FOR INSERT TO floorhand_reader WITH CHECK (staff_id = (SELECT scope_staff_id()));
--> statement-breakpoint
-- The limit that holds for a budget: a store's own before the one for all stores. No limit is no room.
CREATE FUNCTION limit_of(budget_level text, as_role text, in_store int) RETURNS TABLE (cost_micros bigint, tokens bigint)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT l.cost_micros, l.tokens FROM budget_limits l
  WHERE l.level = budget_level AND (l.level <> 'staff' OR l.role = as_role) AND (l.store_id = in_store OR l.store_id IS NULL)
  ORDER BY l.store_id NULLS LAST LIMIT 1
$$;
--> statement-breakpoint
-- Reserves for one paid call in all three budgets or in none. Gives no row, or the first level that has no room (staff, store,
-- chain) with how much of it is left, in percent: a person may know that, though not the sums of a store or the chain.
-- The rows are locked in this order by everybody, so nobody waits for the other for ever; what is checked is read after that.
CREATE FUNCTION reserve_budget(new_permit uuid, for_run uuid, in_store int, of_model text, on_day date, micros bigint, wanted_tokens bigint, lease timestamptz, made_at timestamptz)
RETURNS TABLE (tight text, left_percent int) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who int := scope_staff_id();
  as_role text := scope_role();
  month date := date_trunc('month', on_day)::date;
BEGIN
  -- Everybody waits for the chain's row: it is not held while the disk writes. A crash of the server itself may lose the last half second.
  PERFORM set_config('synchronous_commit', 'off', true);
  IF who <= 0 OR NOT in_store = ANY (scope_store_ids()) THEN RAISE insufficient_privilege USING MESSAGE = 'No budget of another store'; END IF;
  IF micros < 0 OR wanted_tokens < 0 THEN RAISE check_violation USING MESSAGE = 'A reservation is never negative'; END IF;
  -- Opening a period waits for others who open it too, so it comes before any lock, and in the same order.
  IF (SELECT count(*) FROM budgets b WHERE (b.level, b.subject_id, b.period_start) IN (('staff', who, on_day), ('store', in_store, on_day), ('chain', 0, month))) < 3 THEN
    INSERT INTO budgets (level, subject_id, period_start) VALUES ('staff', who, on_day), ('store', in_store, on_day), ('chain', 0, month) ON CONFLICT DO NOTHING;
  END IF;
  PERFORM 1 FROM budgets b WHERE (b.level, b.subject_id, b.period_start) IN (('staff', who, on_day), ('store', in_store, on_day), ('chain', 0, month))
    ORDER BY array_position(ARRAY['staff', 'store', 'chain'], b.level) FOR UPDATE;
  SELECT b.level, greatest(0, least(coalesce(floor(100.0 * (l.cost_micros - b.spent_micros - b.reserved_micros) / nullif(l.cost_micros, 0)), 0), coalesce(floor(100.0 * (l.tokens - b.spent_tokens - b.reserved_tokens) / nullif(l.tokens, 0)), 0)))::int
    INTO tight, left_percent FROM budgets b LEFT JOIN LATERAL limit_of(b.level, as_role, in_store) l ON true
    WHERE (b.level, b.subject_id, b.period_start) IN (('staff', who, on_day), ('store', in_store, on_day), ('chain', 0, month))
      AND NOT coalesce(b.spent_micros + b.reserved_micros + micros <= l.cost_micros AND b.spent_tokens + b.reserved_tokens + wanted_tokens <= l.tokens, false)
    ORDER BY array_position(ARRAY['staff', 'store', 'chain'], b.level) LIMIT 1;
  IF tight IS NOT NULL THEN RETURN NEXT; RETURN; END IF;
  UPDATE budgets b SET reserved_micros = reserved_micros + micros, reserved_tokens = reserved_tokens + wanted_tokens
    WHERE (b.level, b.subject_id, b.period_start) IN (('staff', who, on_day), ('store', in_store, on_day), ('chain', 0, month));
  INSERT INTO permits (id, run_id, staff_id, store_id, day, model, reserved_micros, reserved_tokens, lease_until, created_at)
    VALUES (new_permit, for_run, who, in_store, on_day, of_model, micros, wanted_tokens, lease, made_at);
END $$;
--> statement-breakpoint
-- Moves a permit's budgets: frees what it held and adds what was spent. Not granted to anybody.
CREATE FUNCTION move_budgets(p permits, freed_micros bigint, freed_tokens bigint, micros bigint, used_tokens bigint)
RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE month date := date_trunc('month', p.day)::date;
BEGIN
  PERFORM 1 FROM budgets b WHERE (b.level, b.subject_id, b.period_start) IN (('staff', p.staff_id, p.day), ('store', p.store_id, p.day), ('chain', 0, month))
    ORDER BY array_position(ARRAY['staff', 'store', 'chain'], b.level) FOR UPDATE;
  UPDATE budgets b SET reserved_micros = reserved_micros - freed_micros, reserved_tokens = reserved_tokens - freed_tokens,
      spent_micros = spent_micros + micros, spent_tokens = spent_tokens + used_tokens
    WHERE (b.level, b.subject_id, b.period_start) IN (('staff', p.staff_id, p.day), ('store', p.store_id, p.day), ('chain', 0, month));
END $$;
--> statement-breakpoint
-- Swaps a reservation for the real cost and writes the ledger's row: once, whoever calls how often. False when that has been done.
-- After the lease nothing is held any more, but what was spent still counts.
CREATE FUNCTION settle_budget(of_permit uuid, event_kind text, event_rung text, input int, cached int, output int, reasoning int, micros bigint, event_source text, is_finished boolean, happened timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p permits;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  SELECT * INTO p FROM permits WHERE id = of_permit AND staff_id = scope_staff_id() AND state <> 'settled' FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE permits SET state = 'settled' WHERE id = of_permit;
  PERFORM move_budgets(p, CASE p.state WHEN 'open' THEN p.reserved_micros ELSE 0 END, CASE p.state WHEN 'open' THEN p.reserved_tokens ELSE 0 END, micros, input + output);
  INSERT INTO usage_events (permit_id, run_id, staff_id, store_id, role, day, kind, model, rung, input_tokens, cached_input_tokens, output_tokens, reasoning_tokens, cost_micros, source, finished, at)
    VALUES (of_permit, p.run_id, p.staff_id, p.store_id, scope_role(), p.day, event_kind, p.model, event_rung, input, cached, output, reasoning, micros, event_source, is_finished, happened);
  RETURN true;
END $$;
--> statement-breakpoint
-- Frees what one killed process held for one call; false when there is none. One for each transaction: a second permit's person would be
-- locked after the first one's chain, and somebody who does it the right way round would be waited for for ever.
CREATE FUNCTION expire_permit(now_at timestamptz) RETURNS boolean LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE p permits;
BEGIN
  SELECT * INTO p FROM permits WHERE state = 'open' AND lease_until < now_at ORDER BY lease_until LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE permits SET state = 'expired' WHERE id = p.id;
  PERFORM move_budgets(p, p.reserved_micros, p.reserved_tokens, 0, 0);
  RETURN true;
END $$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO floorhand_system;
--> statement-breakpoint
ALTER FUNCTION reserve_budget(uuid, uuid, int, text, date, bigint, bigint, timestamptz, timestamptz) OWNER TO floorhand_system;
--> statement-breakpoint
REVOKE ALL ON FUNCTION reserve_budget(uuid, uuid, int, text, date, bigint, bigint, timestamptz, timestamptz) FROM public;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION reserve_budget(uuid, uuid, int, text, date, bigint, bigint, timestamptz, timestamptz) TO floorhand_reader;
--> statement-breakpoint
ALTER FUNCTION settle_budget(uuid, text, text, int, int, int, int, bigint, text, boolean, timestamptz) OWNER TO floorhand_system;
--> statement-breakpoint
REVOKE ALL ON FUNCTION settle_budget(uuid, text, text, int, int, int, int, bigint, text, boolean, timestamptz) FROM public;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION settle_budget(uuid, text, text, int, int, int, int, bigint, text, boolean, timestamptz) TO floorhand_reader;
--> statement-breakpoint
REVOKE ALL ON FUNCTION move_budgets(permits, bigint, bigint, bigint, bigint) FROM public;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION move_budgets(permits, bigint, bigint, bigint, bigint) TO floorhand_system;
--> statement-breakpoint
REVOKE ALL ON FUNCTION expire_permit(timestamptz) FROM public;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION expire_permit(timestamptz) TO floorhand_system;
--> statement-breakpoint
-- Totals. One statement's rows are added up first and upserted in the order of the key.
CREATE FUNCTION add_usage_days() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO usage_days AS d (day, store_id, role, kind, model, rung, calls, input_tokens, cached_input_tokens, output_tokens, reasoning_tokens, cost_micros)
  SELECT day, store_id, role, kind, model, coalesce(rung, ''), count(*), sum(input_tokens), sum(cached_input_tokens), sum(output_tokens), sum(reasoning_tokens), sum(cost_micros)
  FROM added GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 2, 1, 3, 4, 5, 6
  ON CONFLICT (store_id, day, role, kind, model, rung) DO UPDATE SET calls = d.calls + excluded.calls, input_tokens = d.input_tokens + excluded.input_tokens,
    cached_input_tokens = d.cached_input_tokens + excluded.cached_input_tokens, output_tokens = d.output_tokens + excluded.output_tokens,
    reasoning_tokens = d.reasoning_tokens + excluded.reasoning_tokens, cost_micros = d.cost_micros + excluded.cost_micros;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION wait_bucket(ms int) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT floor(ln(greatest(ms, 1)) / ln(1.1))::smallint $$;
--> statement-breakpoint
CREATE FUNCTION add_question_days() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A rating belongs to the run whose answer it judges.
CREATE FUNCTION carry_rating() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before_value int := CASE TG_OP WHEN 'INSERT' THEN NULL ELSE OLD.value END;
DECLARE after_value int := CASE TG_OP WHEN 'DELETE' THEN NULL ELSE NEW.value END;
DECLARE rated traces;
BEGIN
  UPDATE traces SET rating = after_value FROM messages m WHERE m.id = CASE TG_OP WHEN 'DELETE' THEN OLD.message_id ELSE NEW.message_id END AND traces.run_id = m.run_id RETURNING traces.* INTO rated;
  -- A message that goes takes its rating along, and the totals keep what was said; its trace may be gone too.
  IF rated.run_id IS NULL THEN RETURN NULL; END IF;
  INSERT INTO rating_days AS d (day, store_id, good, bad)
  VALUES (rated.day, rated.store_id, (after_value IS NOT DISTINCT FROM 1)::int - (before_value IS NOT DISTINCT FROM 1)::int, (after_value IS NOT DISTINCT FROM -1)::int - (before_value IS NOT DISTINCT FROM -1)::int)
  ON CONFLICT (store_id, day) DO UPDATE SET good = d.good + excluded.good, bad = d.bad + excluded.bad;
  RETURN NULL;
END $$;
--> statement-breakpoint
ALTER FUNCTION add_usage_days() OWNER TO floorhand_system;
--> statement-breakpoint
ALTER FUNCTION add_question_days() OWNER TO floorhand_system;
--> statement-breakpoint
ALTER FUNCTION carry_rating() OWNER TO floorhand_system;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM floorhand_system;
--> statement-breakpoint
CREATE TRIGGER usage_events_add_days AFTER INSERT ON usage_events REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_usage_days();
--> statement-breakpoint
-- Forced row-level security holds for the owner too: the rows that are there are brought up to date as the house.
SET LOCAL ROLE floorhand_system;
--> statement-breakpoint
UPDATE traces SET day = (created_at AT TIME ZONE stores.time_zone)::date FROM stores WHERE stores.id = store_id;
--> statement-breakpoint
UPDATE traces SET rating = ratings.value FROM ratings JOIN messages ON messages.id = ratings.message_id WHERE traces.run_id = messages.run_id;
--> statement-breakpoint
INSERT INTO rating_days (day, store_id, good, bad) SELECT day, store_id, count(*) FILTER (WHERE rating = 1), count(*) FILTER (WHERE rating = -1) FROM traces WHERE rating IS NOT NULL GROUP BY 1, 2;
--> statement-breakpoint
INSERT INTO question_days (day, store_id, role, channel, rung, outcome, questions) SELECT day, store_id, asker_role, channel, coalesce(rung, ''), outcome, count(*) FROM traces GROUP BY 1, 2, 3, 4, 5, 6;
--> statement-breakpoint
INSERT INTO staff_days (day, store_id, staff_id, role, questions) SELECT day, store_id, staff_id, max(asker_role), count(*) FROM traces GROUP BY 1, 2, 3;
--> statement-breakpoint
INSERT INTO latency_days (day, store_id, rung, mark, bucket, questions)
  SELECT day, store_id, coalesce(rung, ''), mark, wait_bucket(ms), count(*)
  FROM traces, LATERAL (VALUES ('source', first_source_ms), ('text', first_text_ms), ('complete', CASE WHEN outcome = 'answered' THEN total_ms END)) AS waits (mark, ms)
  WHERE ms IS NOT NULL GROUP BY 1, 2, 3, 4, 5;
--> statement-breakpoint
-- What a house of this size may spend until an admin says otherwise: US$ 1, 2 and 5 a person and day by role, 40 a store and day, 6,000 a month.
INSERT INTO budget_limits (level, role, cost_micros, tokens) VALUES
  ('staff', 'associate', 1000000, 1000000), ('staff', 'manager', 2000000, 2000000), ('staff', 'admin', 5000000, 5000000),
  ('store', NULL, 40000000, 40000000), ('chain', NULL, 6000000000, 6000000000);
--> statement-breakpoint
RESET ROLE;
--> statement-breakpoint
ALTER TABLE traces ALTER COLUMN day SET NOT NULL;
--> statement-breakpoint
CREATE TRIGGER traces_add_days AFTER INSERT ON traces REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_question_days();
--> statement-breakpoint
CREATE TRIGGER ratings_carry AFTER INSERT OR UPDATE OR DELETE ON ratings FOR EACH ROW EXECUTE FUNCTION carry_rating();
--> statement-breakpoint
CREATE INDEX traces_gaps ON traces (store_id, day) WHERE outcome = 'refused' OR rating = -1;
