ALTER TABLE "documents" ADD COLUMN "published" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "passages" ADD COLUMN "draft" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Not yet NOT NULL: the next migration fills the rows that are there.
ALTER TABLE "traces" ADD COLUMN "asker_role" text;--> statement-breakpoint
ALTER TABLE "traces" ADD COLUMN "asker_teams" text[];--> statement-breakpoint
ALTER TABLE "traces" ADD COLUMN "collection_ids" integer[];
