CREATE TABLE "ended_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kept_until" timestamp with time zone NOT NULL
);
