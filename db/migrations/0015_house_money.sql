CREATE TABLE "limited_days" (
	"day" date NOT NULL,
	"store_id" integer NOT NULL,
	"role" text NOT NULL,
	"channel" text NOT NULL,
	"questions" integer NOT NULL,
	CONSTRAINT "limited_days_store_id_day_role_channel_pk" PRIMARY KEY("store_id","day","role","channel")
);
--> statement-breakpoint
ALTER TABLE "permits" ALTER COLUMN "staff_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "permits" ALTER COLUMN "store_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "usage_events" ALTER COLUMN "staff_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "usage_events" ALTER COLUMN "store_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "permits" ADD CONSTRAINT "permits_of_person_or_house" CHECK (("permits"."staff_id" is null) = ("permits"."store_id" is null));--> statement-breakpoint
ALTER TABLE "usage_events" ADD CONSTRAINT "usage_events_of_person_or_house" CHECK (("usage_events"."role" = 'house') = ("usage_events"."store_id" is null) and ("usage_events"."store_id" is null) = ("usage_events"."staff_id" is null));