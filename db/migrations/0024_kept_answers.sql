CREATE TABLE "kept_answers" (
	"key" text PRIMARY KEY NOT NULL,
	"model" text NOT NULL,
	"text" text NOT NULL,
	"passage_ids" integer[] NOT NULL,
	"collection_ids" integer[] NOT NULL,
	"kept_until" timestamp with time zone NOT NULL,
	CONSTRAINT "kept_answers_rest_on_passages" CHECK (cardinality(passage_ids) > 0)
);
--> statement-breakpoint
CREATE INDEX "kept_answers_passages" ON "kept_answers" USING gin ("passage_ids");--> statement-breakpoint
CREATE INDEX "kept_answers_kept_until" ON "kept_answers" USING btree ("kept_until");