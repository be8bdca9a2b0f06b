-- Drafts are for admins on every table that shows them, and a trace is for those who could have stood in the asker's place
-- (docs/decisions/0003). Policies look at columns of their own row alone: a look into another table per row would ruin the search.
-- A passage is a draft when its revision is, and live only when its revision is, whatever the writer says. The lock on the
-- revision makes a change of its state wait for passages that are just being written. Who cannot see the revision writes a draft.
CREATE FUNCTION follow_revision() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE state_now text;
BEGIN
  SELECT state INTO state_now FROM revisions WHERE id = NEW.revision_id FOR SHARE;
  NEW.draft := coalesce(state_now = 'draft', true);
  NEW.live := NEW.live AND coalesce(state_now = 'live', false);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER passages_follow_revision BEFORE INSERT OR UPDATE OF revision_id, live, draft ON passages FOR EACH ROW EXECUTE FUNCTION follow_revision();
--> statement-breakpoint
-- What leaves force takes its passages along. Going live is the writer's step: passages that are not meant to be found stay so.
CREATE FUNCTION carry_state_to_passages() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE passages SET live = live AND NEW.state = 'live', draft = NEW.state = 'draft'
  WHERE revision_id = NEW.id AND (draft <> (NEW.state = 'draft') OR (live AND NEW.state <> 'live'));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER revisions_carry_state AFTER UPDATE OF state ON revisions FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION carry_state_to_passages();
--> statement-breakpoint
-- The document is locked first, so that the look at its revisions sees what others have just done to them.
CREATE FUNCTION note_published() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM documents WHERE id IN (OLD.document_id, NEW.document_id) ORDER BY id FOR NO KEY UPDATE;
  UPDATE documents SET published = NOT published
  WHERE id IN (OLD.document_id, NEW.document_id)
    AND published <> EXISTS (SELECT 1 FROM revisions WHERE document_id = documents.id AND state <> 'draft');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER revisions_note_published AFTER INSERT OR DELETE OR UPDATE OF state, document_id ON revisions FOR EACH ROW EXECUTE FUNCTION note_published();
--> statement-breakpoint
-- Forced row-level security holds for the owner too: the rows that are there are brought up to date as the house.
SET LOCAL ROLE floorhand_system;
--> statement-breakpoint
UPDATE documents SET published = true WHERE EXISTS (SELECT 1 FROM revisions WHERE document_id = documents.id AND state <> 'draft');
--> statement-breakpoint
UPDATE passages SET live = live FROM revisions WHERE revisions.id = revision_id AND (state = 'draft' OR (live AND state <> 'live'));
--> statement-breakpoint
-- Evidence whose passages are gone cannot be placed any more; it counts as everything its asker could read.
UPDATE traces SET asker_role = staff.role, asker_teams = staff.teams, collection_ids = CASE
  WHEN EXISTS (SELECT 1 FROM jsonb_array_elements(detail -> 'evidence') AS piece WHERE NOT EXISTS (SELECT 1 FROM passages WHERE id = (piece ->> 'passageId')::int))
  THEN ARRAY(SELECT jsonb_array_elements_text(detail -> 'collectionIds')::int)
  ELSE ARRAY(SELECT DISTINCT collection_id FROM passages JOIN jsonb_array_elements(detail -> 'evidence') AS piece ON id = (piece ->> 'passageId')::int ORDER BY 1) END
FROM staff WHERE staff.id = staff_id;
--> statement-breakpoint
RESET ROLE;
--> statement-breakpoint
ALTER TABLE "traces" ALTER COLUMN "asker_role" SET NOT NULL, ALTER COLUMN "asker_teams" SET NOT NULL, ALTER COLUMN "collection_ids" SET NOT NULL;
--> statement-breakpoint
ALTER POLICY reader_documents ON documents
  USING (collection_id = ANY ((SELECT scope_collection_ids())::int[]) AND (published OR (SELECT scope_role()) = 'admin'));
--> statement-breakpoint
ALTER POLICY reader_passages ON passages
  USING (collection_id = ANY ((SELECT scope_collection_ids())::int[]) AND (NOT draft OR (SELECT scope_role()) = 'admin'));
--> statement-breakpoint
-- Who asked cannot be made less than it was, nor the evidence come from elsewhere than the asker's scope.
ALTER POLICY reader_traces_write ON traces
  WITH CHECK (staff_id = (SELECT scope_staff_id()) AND store_id = ANY ((SELECT scope_store_ids())::int[])
    AND asker_role = (SELECT scope_role()) AND collection_ids <@ (SELECT scope_collection_ids())::int[]);
--> statement-breakpoint
ALTER POLICY reader_traces_read ON traces USING (
  staff_id = (SELECT scope_staff_id())
  OR (store_id = ANY ((SELECT scope_store_ids())::int[]) AND collection_ids <@ (SELECT scope_collection_ids())::int[]
    AND ((SELECT scope_role()) = 'admin'
      OR ((SELECT scope_role()) = 'manager' AND asker_role <> 'admin'
        AND asker_teams <@ (SELECT teams FROM staff WHERE id = (SELECT scope_staff_id()))))));
