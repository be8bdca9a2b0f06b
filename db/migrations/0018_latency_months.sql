CREATE TABLE "latency_months" (
	"month" date NOT NULL,
	"store_id" integer NOT NULL,
	"rung" text NOT NULL,
	"mark" text NOT NULL,
	"bucket" smallint NOT NULL,
	"questions" integer NOT NULL,
	CONSTRAINT "latency_months_store_id_month_rung_mark_bucket_pk" PRIMARY KEY("store_id","month","rung","mark","bucket")
);
