CREATE TABLE "alerts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alerts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"store_id" integer,
	"period_start" date NOT NULL,
	"figures" jsonb NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"delivery" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "alerts_kind_storeId_periodStart_unique" UNIQUE NULLS NOT DISTINCT("kind","store_id","period_start")
);
--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alerts_next_attempt_at_index" ON "alerts" USING btree ("next_attempt_at") WHERE "alerts"."delivery" = 'waiting';--> statement-breakpoint
CREATE INDEX "alerts_raised_at_index" ON "alerts" USING btree ("raised_at");