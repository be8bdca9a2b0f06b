DROP INDEX "passages_embedding";--> statement-breakpoint
CREATE INDEX "passages_embedding" ON "passages" USING hnsw ("embedding" halfvec_cosine_ops) WITH (m=24,ef_construction=100) WHERE live;