CREATE TABLE "watchers" (
	"watched" text NOT NULL,
	"instance" text NOT NULL,
	"seen_until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "watchers_watched_instance_pk" PRIMARY KEY("watched","instance")
);
--> statement-breakpoint
CREATE INDEX "watchers_by_age" ON "watchers" USING btree ("seen_until");