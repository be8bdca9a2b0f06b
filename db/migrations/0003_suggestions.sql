CREATE TABLE "suggestions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "suggestions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"locale" text NOT NULL,
	"text" text NOT NULL,
	"minimum_role" text DEFAULT 'associate' NOT NULL,
	"store_ids" integer[],
	"regions" text[],
	"teams" text[],
	"position" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX "suggestions_locale_index" ON "suggestions" USING btree ("locale");