-- Not made anew, which would take long on many messages.
ALTER INDEX "messages_by_word" SET (fastupdate = false);--> statement-breakpoint
ALTER INDEX "messages_by_word" RESET (gin_pending_list_limit);--> statement-breakpoint
-- What waits there would wait until the next vacuum.
SELECT gin_clean_pending_list('messages_by_word');
