CREATE TABLE "collection_sizes" (
	"collection_id" integer PRIMARY KEY NOT NULL,
	"passages" integer NOT NULL,
	"words" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lexeme_counts" (
	"collection_id" integer NOT NULL,
	"lexeme" text NOT NULL,
	"passages" integer NOT NULL,
	CONSTRAINT "lexeme_counts_lexeme_collection_id_pk" PRIMARY KEY("lexeme","collection_id")
);
--> statement-breakpoint
ALTER TABLE "passages" drop column "lexemes";--> statement-breakpoint
ALTER TABLE "passages" ADD COLUMN "lexemes" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector(search_config, title || ' ' || heading), 'A') || setweight(to_tsvector(search_config, body), 'D')) STORED;--> statement-breakpoint
ALTER TABLE "passages" ADD COLUMN "word_count" integer GENERATED ALWAYS AS (coalesce(array_length(regexp_split_to_array(body, '\s+'), 1), 0)) STORED;--> statement-breakpoint
ALTER TABLE "synonyms" ADD COLUMN "related" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "collection_sizes" ADD CONSTRAINT "collection_sizes_collection_id_collections_id_fk" FOREIGN KEY ("collection_id") REFERENCES "public"."collections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lexeme_counts" ADD CONSTRAINT "lexeme_counts_collection_id_collections_id_fk" FOREIGN KEY ("collection_id") REFERENCES "public"."collections"("id") ON DELETE cascade ON UPDATE no action;