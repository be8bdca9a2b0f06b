CREATE TABLE "audit_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"staff_id" integer NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "budget_limits" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "budget_limits_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"level" text NOT NULL,
	"role" text,
	"store_id" integer,
	"cost_micros" bigint NOT NULL,
	"tokens" bigint NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" integer,
	CONSTRAINT "budget_limits_level_role_storeId_unique" UNIQUE NULLS NOT DISTINCT("level","role","store_id"),
	CONSTRAINT "budget_limits_fit_level" CHECK (("budget_limits"."level" = 'staff') = ("budget_limits"."role" is not null) and ("budget_limits"."level" <> 'chain' or "budget_limits"."store_id" is null)),
	CONSTRAINT "budget_limits_not_negative" CHECK ("budget_limits"."cost_micros" >= 0 and "budget_limits"."tokens" >= 0)
);
--> statement-breakpoint
CREATE TABLE "budgets" (
	"level" text NOT NULL,
	"subject_id" integer NOT NULL,
	"period_start" date NOT NULL,
	"spent_micros" bigint DEFAULT 0 NOT NULL,
	"reserved_micros" bigint DEFAULT 0 NOT NULL,
	"spent_tokens" bigint DEFAULT 0 NOT NULL,
	"reserved_tokens" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "budgets_level_subject_id_period_start_pk" PRIMARY KEY("level","subject_id","period_start"),
	CONSTRAINT "budgets_not_negative" CHECK ("budgets"."spent_micros" >= 0 and "budgets"."reserved_micros" >= 0 and "budgets"."spent_tokens" >= 0 and "budgets"."reserved_tokens" >= 0)
);
--> statement-breakpoint
CREATE TABLE "permits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"staff_id" integer NOT NULL,
	"store_id" integer NOT NULL,
	"day" date NOT NULL,
	"model" text NOT NULL,
	"reserved_micros" bigint NOT NULL,
	"reserved_tokens" bigint NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prices" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "prices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"model" text NOT NULL,
	"from_day" date NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"input_micros_per_million" bigint NOT NULL,
	"cached_input_micros_per_million" bigint NOT NULL,
	"output_micros_per_million" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prices_model_fromDay_unique" UNIQUE("model","from_day")
);
--> statement-breakpoint
CREATE TABLE "latency_days" (
	"day" date NOT NULL,
	"store_id" integer NOT NULL,
	"rung" text NOT NULL,
	"mark" text NOT NULL,
	"bucket" smallint NOT NULL,
	"questions" integer NOT NULL,
	CONSTRAINT "latency_days_store_id_day_rung_mark_bucket_pk" PRIMARY KEY("store_id","day","rung","mark","bucket")
);
--> statement-breakpoint
CREATE TABLE "question_days" (
	"day" date NOT NULL,
	"store_id" integer NOT NULL,
	"role" text NOT NULL,
	"channel" text NOT NULL,
	"rung" text NOT NULL,
	"outcome" text NOT NULL,
	"questions" integer NOT NULL,
	CONSTRAINT "question_days_store_id_day_role_channel_rung_outcome_pk" PRIMARY KEY("store_id","day","role","channel","rung","outcome")
);
--> statement-breakpoint
CREATE TABLE "rating_days" (
	"day" date NOT NULL,
	"store_id" integer NOT NULL,
	"good" integer NOT NULL,
	"bad" integer NOT NULL,
	CONSTRAINT "rating_days_store_id_day_pk" PRIMARY KEY("store_id","day")
);
--> statement-breakpoint
CREATE TABLE "staff_days" (
	"day" date NOT NULL,
	"store_id" integer NOT NULL,
	"staff_id" integer NOT NULL,
	"role" text NOT NULL,
	"questions" integer NOT NULL,
	CONSTRAINT "staff_days_store_id_day_staff_id_pk" PRIMARY KEY("store_id","day","staff_id")
);
--> statement-breakpoint
CREATE TABLE "usage_days" (
	"day" date NOT NULL,
	"store_id" integer NOT NULL,
	"role" text NOT NULL,
	"kind" text NOT NULL,
	"model" text NOT NULL,
	"rung" text NOT NULL,
	"calls" integer NOT NULL,
	"input_tokens" bigint NOT NULL,
	"cached_input_tokens" bigint NOT NULL,
	"output_tokens" bigint NOT NULL,
	"reasoning_tokens" bigint NOT NULL,
	"cost_micros" bigint NOT NULL,
	CONSTRAINT "usage_days_store_id_day_role_kind_model_rung_pk" PRIMARY KEY("store_id","day","role","kind","model","rung")
);
--> statement-breakpoint
CREATE TABLE "usage_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "usage_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"permit_id" uuid,
	"run_id" uuid,
	"staff_id" integer NOT NULL,
	"store_id" integer NOT NULL,
	"role" text NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"model" text NOT NULL,
	"rung" text,
	"input_tokens" integer NOT NULL,
	"cached_input_tokens" integer NOT NULL,
	"output_tokens" integer NOT NULL,
	"reasoning_tokens" integer NOT NULL,
	"cost_micros" bigint NOT NULL,
	"source" text NOT NULL,
	"finished" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "usage_events_permitId_unique" UNIQUE("permit_id")
);
--> statement-breakpoint
ALTER TABLE "traces" ADD COLUMN "rating" smallint;--> statement-breakpoint
-- Not yet NOT NULL: the next migration fills the rows that are there.
ALTER TABLE "traces" ADD COLUMN "day" date;--> statement-breakpoint
ALTER TABLE "budget_limits" ADD CONSTRAINT "budget_limits_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_limits" ADD CONSTRAINT "budget_limits_updated_by_staff_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permits" ADD CONSTRAINT "permits_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permits" ADD CONSTRAINT "permits_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_events" ADD CONSTRAINT "usage_events_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_at_index" ON "audit_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "permits_lease_until_index" ON "permits" USING btree ("lease_until") WHERE "permits"."state" = 'open';--> statement-breakpoint
CREATE INDEX "permits_run_id_index" ON "permits" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "staff_days_staff_id_index" ON "staff_days" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "usage_events_store_id_day_index" ON "usage_events" USING btree ("store_id","day");