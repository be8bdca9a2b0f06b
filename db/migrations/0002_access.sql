-- Who may touch which row. Two roles without BYPASSRLS: floorhand_reader acts for one staff member inside one
-- transaction (db/scoped.ts sets who); floorhand_system signs people in, imports and keeps house.
-- Roles belong to the whole cluster, so they may exist already.
DO $$
DECLARE role_name text; may_take boolean;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['floorhand_reader', 'floorhand_system'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT NOBYPASSRLS', role_name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    -- From Postgres 16 on, whoever creates a role is its member but may not take it unless that is granted too.
    IF current_setting('server_version_num')::int >= 160000 THEN
      EXECUTE format('SELECT pg_has_role(current_user, %L, ''SET'')', role_name) INTO may_take;
      IF NOT may_take THEN EXECUTE format('GRANT %I TO %I WITH SET TRUE', role_name, current_user); END IF;
    ELSIF NOT pg_has_role(current_user, role_name, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO %I', role_name, current_user);
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO floorhand_reader, floorhand_system;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO floorhand_system;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO floorhand_system;
--> statement-breakpoint
-- The scope of the current transaction. An unset or emptied setting reads as "nobody, nothing".
CREATE FUNCTION scope_staff_id() RETURNS int LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('app.staff_id', true), '')::int, -1) $$;
--> statement-breakpoint
CREATE FUNCTION scope_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(current_setting('app.role', true), '') $$;
--> statement-breakpoint
CREATE FUNCTION scope_store_ids() RETURNS int[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('app.store_ids', true), ''), '{}')::int[] $$;
--> statement-breakpoint
CREATE FUNCTION scope_collection_ids() RETURNS int[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('app.collection_ids', true), ''), '{}')::int[] $$;
--> statement-breakpoint
DO $$
DECLARE table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['stores', 'staff', 'staff_stores', 'devices', 'sign_in_attempts', 'api_keys', 'collections', 'documents',
    'revisions', 'passages', 'conversations', 'messages', 'ratings', 'traces', 'synonyms'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY system_all ON %I TO floorhand_system USING (true) WITH CHECK (true)', table_name);
  END LOOP;
END $$;
--> statement-breakpoint
-- House-wide facts: every signed-in person may read them.
GRANT SELECT ON stores, synonyms TO floorhand_reader;
--> statement-breakpoint
CREATE POLICY reader_stores ON stores FOR SELECT TO floorhand_reader USING ((SELECT scope_staff_id()) > 0);
--> statement-breakpoint
CREATE POLICY reader_synonyms ON synonyms FOR SELECT TO floorhand_reader USING ((SELECT scope_staff_id()) > 0);
--> statement-breakpoint
-- Knowledge: the collections of the scope, nothing else. Drafts are for admins.
GRANT SELECT ON collections, documents, revisions, passages TO floorhand_reader;
--> statement-breakpoint
CREATE POLICY reader_collections ON collections FOR SELECT TO floorhand_reader USING (id = ANY ((SELECT scope_collection_ids())::int[]));
--> statement-breakpoint
CREATE POLICY reader_documents ON documents FOR SELECT TO floorhand_reader USING (collection_id = ANY ((SELECT scope_collection_ids())::int[]));
--> statement-breakpoint
CREATE POLICY reader_revisions ON revisions FOR SELECT TO floorhand_reader
  USING (collection_id = ANY ((SELECT scope_collection_ids())::int[]) AND (state <> 'draft' OR (SELECT scope_role()) = 'admin'));
--> statement-breakpoint
CREATE POLICY reader_passages ON passages FOR SELECT TO floorhand_reader USING (collection_id = ANY ((SELECT scope_collection_ids())::int[]));
--> statement-breakpoint
-- People: oneself; managers see the people of their stores. Hashes are not granted at all.
GRANT SELECT (id, number, name, role, teams, home_store_id, locale, disabled_at) ON staff TO floorhand_reader;
--> statement-breakpoint
GRANT SELECT ON staff_stores TO floorhand_reader;
--> statement-breakpoint
CREATE POLICY reader_staff ON staff FOR SELECT TO floorhand_reader USING (
  id = (SELECT scope_staff_id())
  OR ((SELECT scope_role()) IN ('manager', 'admin') AND home_store_id = ANY ((SELECT scope_store_ids())::int[])));
--> statement-breakpoint
CREATE POLICY reader_staff_stores ON staff_stores FOR SELECT TO floorhand_reader USING (
  staff_id = (SELECT scope_staff_id())
  OR ((SELECT scope_role()) IN ('manager', 'admin') AND store_id = ANY ((SELECT scope_store_ids())::int[])));
--> statement-breakpoint
GRANT SELECT (id, store_id, name, enrolled_by, enrolled_at, last_seen_at, revoked_at) ON devices TO floorhand_reader;
--> statement-breakpoint
CREATE POLICY reader_devices ON devices FOR SELECT TO floorhand_reader USING (
  (SELECT scope_role()) IN ('manager', 'admin') AND store_id = ANY ((SELECT scope_store_ids())::int[]));
--> statement-breakpoint
-- Conversations, their messages and ratings: the owner's alone, whatever anybody's role.
GRANT SELECT, INSERT, UPDATE ON conversations TO floorhand_reader;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON messages, ratings TO floorhand_reader;
--> statement-breakpoint
CREATE POLICY reader_conversations ON conversations TO floorhand_reader
  USING (staff_id = (SELECT scope_staff_id())) WITH CHECK (staff_id = (SELECT scope_staff_id()));
--> statement-breakpoint
CREATE POLICY reader_messages ON messages TO floorhand_reader
  USING (staff_id = (SELECT scope_staff_id()))
  WITH CHECK (staff_id = (SELECT scope_staff_id()) AND EXISTS (SELECT 1 FROM conversations c WHERE c.id = conversation_id));
--> statement-breakpoint
CREATE POLICY reader_ratings ON ratings TO floorhand_reader
  USING (staff_id = (SELECT scope_staff_id()))
  WITH CHECK (staff_id = (SELECT scope_staff_id()) AND EXISTS (SELECT 1 FROM messages m WHERE m.id = message_id));
--> statement-breakpoint
-- Traces: written by the one who asked; read by that person and by the managers of the store it was asked in.
GRANT SELECT, INSERT ON traces TO floorhand_reader;
--> statement-breakpoint
CREATE POLICY reader_traces_write ON traces FOR INSERT TO floorhand_reader
  WITH CHECK (staff_id = (SELECT scope_staff_id()) AND store_id = ANY ((SELECT scope_store_ids())::int[]));
--> statement-breakpoint
CREATE POLICY reader_traces_read ON traces FOR SELECT TO floorhand_reader USING (
  staff_id = (SELECT scope_staff_id())
  OR ((SELECT scope_role()) IN ('manager', 'admin') AND store_id = ANY ((SELECT scope_store_ids())::int[])));
--> statement-breakpoint
-- Full-text operators are not leakproof, so under row-level security they cannot use the GIN index. This function finds
-- candidate ids as floorhand_system, inside the caller's own collections; the caller's query reads the rows under its own rights.
CREATE FUNCTION keyword_candidates(wanted tsquery, on_day date, most int) RETURNS TABLE (passage_id int, keyword_rank real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, ts_rank('{0.1, 0.3, 0.6, 1.0}', lexemes, wanted, 1)
  FROM passages
  WHERE live AND lexemes @@ wanted AND collection_id = ANY ((SELECT scope_collection_ids())::int[])
    AND (effective_from IS NULL OR effective_from <= on_day) AND (effective_until IS NULL OR effective_until >= on_day)
  ORDER BY 2 DESC, id
  LIMIT most
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO floorhand_system;
--> statement-breakpoint
ALTER FUNCTION keyword_candidates(tsquery, date, int) OWNER TO floorhand_system;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM floorhand_system;
--> statement-breakpoint
REVOKE ALL ON FUNCTION keyword_candidates(tsquery, date, int) FROM public;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION keyword_candidates(tsquery, date, int) TO floorhand_reader, floorhand_system;
