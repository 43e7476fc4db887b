-- Not made anew, which would take long on many messages.
ALTER INDEX "messages_by_word" SET (gin_pending_list_limit = 256);
