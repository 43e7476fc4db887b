ALTER TABLE "attachments" ADD COLUMN "sent_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "attachments_by_user" ON "attachments" USING btree ("user_id");