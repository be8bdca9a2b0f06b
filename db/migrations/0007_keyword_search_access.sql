-- The column was made anew, and its index went with the old one.
CREATE INDEX passages_lexemes ON passages USING gin (lexemes);
--> statement-breakpoint
DO $$
DECLARE table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['lexeme_counts', 'collection_sizes'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO floorhand_system', table_name);
    EXECUTE format('CREATE POLICY system_all ON %I TO floorhand_system USING (true) WITH CHECK (true)', table_name);
    -- Which words a collection holds is as secret as the collection.
    EXECUTE format('GRANT SELECT ON %I TO floorhand_reader', table_name);
    EXECUTE format('CREATE POLICY reader_own ON %I FOR SELECT TO floorhand_reader USING (collection_id = ANY ((SELECT scope_collection_ids())::int[]))', table_name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keyword_candidates(wanted tsquery, on_day date, most int) RETURNS TABLE (passage_id int, keyword_rank real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, ts_rank(lexemes, wanted, 1)
  FROM passages
  WHERE live AND lexemes @@ wanted AND collection_id = ANY ((SELECT scope_collection_ids())::int[])
    AND (effective_from IS NULL OR effective_from <= on_day) AND (effective_until IS NULL OR effective_until >= on_day)
  ORDER BY 2 DESC, id
  LIMIT most
$$;
--> statement-breakpoint
-- The counts follow every change of the passages in the same transaction, whoever makes it: nothing has to remember them.
-- Rows are written in one order, so that two imports wait for each other instead of deadlocking.
CREATE FUNCTION count_changed_lexemes() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE changed text := CASE TG_OP
  WHEN 'INSERT' THEN 'SELECT collection_id, lexemes, word_count, 1 AS delta FROM new_rows WHERE live'
  WHEN 'DELETE' THEN 'SELECT collection_id, lexemes, word_count, -1 AS delta FROM old_rows WHERE live'
  ELSE 'SELECT n.collection_id, n.lexemes, n.word_count, 1 AS delta FROM new_rows n JOIN old_rows o USING (id)
          WHERE n.live AND (o.live, o.collection_id, o.lexemes) IS DISTINCT FROM (n.live, n.collection_id, n.lexemes)
        UNION ALL SELECT o.collection_id, o.lexemes, o.word_count, -1 FROM old_rows o JOIN new_rows n USING (id)
          WHERE o.live AND (o.live, o.collection_id, o.lexemes) IS DISTINCT FROM (n.live, n.collection_id, n.lexemes)' END;
BEGIN
  EXECUTE format('INSERT INTO collection_sizes (collection_id, passages, words)
    SELECT collection_id, sum(delta), sum(delta * word_count) FROM (%s) changed GROUP BY collection_id ORDER BY collection_id
    ON CONFLICT (collection_id) DO UPDATE SET passages = collection_sizes.passages + excluded.passages, words = collection_sizes.words + excluded.words', changed);
  EXECUTE format('INSERT INTO lexeme_counts (collection_id, lexeme, passages)
    SELECT collection_id, word.lexeme, sum(delta) FROM (%s) changed, unnest(changed.lexemes) word
    GROUP BY collection_id, word.lexeme HAVING sum(delta) <> 0 ORDER BY collection_id, word.lexeme
    ON CONFLICT (collection_id, lexeme) DO UPDATE SET passages = lexeme_counts.passages + excluded.passages', changed);
  -- What is gone leaves no trace of its words.
  IF TG_OP <> 'INSERT' THEN DELETE FROM lexeme_counts WHERE passages <= 0; END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER passages_inserted AFTER INSERT ON passages REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_changed_lexemes();
--> statement-breakpoint
CREATE TRIGGER passages_updated AFTER UPDATE ON passages REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_changed_lexemes();
--> statement-breakpoint
CREATE TRIGGER passages_deleted AFTER DELETE ON passages REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_changed_lexemes();
--> statement-breakpoint
CREATE INDEX lexeme_counts_gone ON lexeme_counts (collection_id) WHERE passages <= 0;
