CREATE TABLE "timelines" (
	"generation_id" text PRIMARY KEY NOT NULL,
	"json" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "timelines" ADD CONSTRAINT "timelines_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "timelines_by_age" ON "timelines" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "generations_by_end" ON "generations" USING btree ("ended_at") WHERE ended_at is not null;