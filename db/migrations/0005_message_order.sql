DROP INDEX "messages_conversation_id_created_at_index";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "answers_id" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "position" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "messages_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_answers_id_messages_id_fk" FOREIGN KEY ("answers_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_conversation_id_position_index" ON "messages" USING btree ("conversation_id","position");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_answersId_unique" UNIQUE("answers_id");