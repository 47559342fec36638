-- One instant says when a dispatcher may take a message, so that the next one is found in an index.

ALTER TABLE outbox ADD COLUMN "FreeAt" bigint;
UPDATE outbox SET "FreeAt" = GREATEST("DueAt", COALESCE("LeasedUntil", 0));
ALTER TABLE outbox ALTER COLUMN "FreeAt" SET NOT NULL;
DROP INDEX "IX_outbox_DueAt";
ALTER TABLE outbox DROP COLUMN "LeasedUntil";
CREATE INDEX "IX_outbox_FreeAt" ON outbox ("FreeAt");

-- Commits that notify wait for one another, each for the disk: at 16 connections that halved what the server could commit. The
-- processes tell one another themselves, now and then.
DROP TRIGGER callcenter_outbox_written ON outbox;
DROP FUNCTION callcenter_outbox_written();
