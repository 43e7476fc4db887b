ALTER TABLE "messages" ADD COLUMN "search_text" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- What was written before is found too; jsonb cannot read a NUL or half a surrogate pair.
UPDATE "messages" SET "search_text" = coalesce((
  SELECT left(lower(string_agg(part->>'text', E'\n' ORDER BY place)), 100000)
  FROM jsonb_array_elements("parts"::jsonb) WITH ORDINALITY AS list(part, place)
  WHERE part->>'type' = 'text'
), '') WHERE "parts" NOT LIKE '%\\u0000%' AND "parts" NOT LIKE '%\\ud%';
--> statement-breakpoint
CREATE INDEX "messages_by_parent" ON "messages" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "messages_by_word" ON "messages" USING gin (to_tsvector('simple', translate("search_text", './@_-:', '      ')));