CREATE TABLE "people_policies" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "people_policies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"level" text NOT NULL,
	"region" text,
	"store_id" integer,
	"named" boolean NOT NULL,
	"reason" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" integer,
	CONSTRAINT "people_policies_level_region_storeId_unique" UNIQUE NULLS NOT DISTINCT("level","region","store_id"),
	CONSTRAINT "people_policies_fit_level" CHECK ("people_policies"."level" in ('chain', 'region', 'store') and ("people_policies"."level" = 'region') = ("people_policies"."region" is not null) and ("people_policies"."level" = 'store') = ("people_policies"."store_id" is not null)),
	CONSTRAINT "people_policies_have_reason" CHECK (btrim("people_policies"."reason") <> '')
);
--> statement-breakpoint
ALTER TABLE "permits" DROP CONSTRAINT "permits_staff_id_staff_id_fk";
--> statement-breakpoint
ALTER TABLE "people_policies" ADD CONSTRAINT "people_policies_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_policies" ADD CONSTRAINT "people_policies_updated_by_staff_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;