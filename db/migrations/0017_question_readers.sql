-- Who may read a question: an admin, too, reads what they could have asked (docs/decisions/0003). HR's refused questions were read by every admin before.
ALTER POLICY reader_traces_read ON traces USING (
  staff_id = (SELECT scope_staff_id())
  OR (store_id = ANY ((SELECT scope_store_ids())::int[]) AND collection_ids <@ (SELECT scope_collection_ids())::int[]
    AND asker_teams <@ (SELECT teams FROM staff WHERE id = (SELECT scope_staff_id()))
    AND ((SELECT scope_role()) = 'admin' OR ((SELECT scope_role()) = 'manager' AND asker_role <> 'admin'))));
--> statement-breakpoint
-- How many questions with words there are in stores of the reader's: the usage page says when it lists fewer than these. No word of any leaves.
CREATE FUNCTION count_questions(from_day date, until_day date, in_stores int[]) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::int FROM traces
  WHERE (SELECT scope_role()) IN ('manager', 'admin') AND day BETWEEN from_day AND until_day
    AND store_id = ANY (in_stores) AND store_id = ANY ((SELECT scope_store_ids())::int[]) AND question <> ''
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO floorhand_system;
--> statement-breakpoint
ALTER FUNCTION count_questions(date, date, int[]) OWNER TO floorhand_system;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM floorhand_system;
--> statement-breakpoint
REVOKE ALL ON FUNCTION count_questions(date, date, int[]) FROM public;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION count_questions(date, date, int[]) TO floorhand_reader;
