-- Answers that are kept are read as their evidence is: by those who may read all of it, and by nobody once it is gone (docs/decisions/0012).
ALTER TABLE kept_answers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE kept_answers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system_all ON kept_answers TO floorhand_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON kept_answers TO floorhand_system;
--> statement-breakpoint
CREATE POLICY reader_kept_answers ON kept_answers FOR SELECT TO floorhand_reader USING (collection_ids <@ (SELECT scope_collection_ids())::int[]);
--> statement-breakpoint
GRANT SELECT ON kept_answers TO floorhand_reader;
--> statement-breakpoint
CREATE FUNCTION find_kept_answer(wanted text, at_moment timestamptz) RETURNS TABLE (answer text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS
$$ SELECT text FROM kept_answers WHERE key = wanted AND kept_until > at_moment $$;
--> statement-breakpoint
-- A passage that was deleted while its answer was being written keeps the answer out; one that is there cannot go before the answer stands beside it.
CREATE FUNCTION keep_answer(new_key text, of_model text, answer text, resting_on int[], until_moment timestamptz) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  WITH evidence AS (SELECT id, collection_id FROM passages WHERE id = ANY (resting_on) FOR KEY SHARE)
  INSERT INTO kept_answers (key, model, text, passage_ids, collection_ids, kept_until)
  SELECT new_key, of_model, answer, resting_on, array_agg(DISTINCT collection_id), until_moment FROM evidence
  HAVING count(*) = cardinality(resting_on)
  ON CONFLICT (key) DO UPDATE SET text = excluded.text, passage_ids = excluded.passage_ids, collection_ids = excluded.collection_ids, kept_until = excluded.kept_until
$$;
--> statement-breakpoint
-- As the house's role: passages that go with their document are deleted as the owner of the table, who sees no row here.
GRANT CREATE ON SCHEMA public TO floorhand_system;
--> statement-breakpoint
SET LOCAL ROLE floorhand_system;
--> statement-breakpoint
CREATE FUNCTION forget_answers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM kept_answers WHERE passage_ids && (SELECT array_agg(id) FROM old_rows);
  RETURN NULL;
END $$;
--> statement-breakpoint
RESET ROLE;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM floorhand_system;
--> statement-breakpoint
CREATE TRIGGER passages_forget_answers AFTER DELETE ON passages REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION forget_answers();
