-- One instant says when a dispatcher may take a message, so that the next one is found in an index.

ALTER TABLE outbox ADD COLUMN FreeAt INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET FreeAt = MAX(DueAt, COALESCE(LeasedUntil, 0));
DROP INDEX IX_outbox_DueAt;
ALTER TABLE outbox DROP COLUMN LeasedUntil;
CREATE INDEX IX_outbox_FreeAt ON outbox (FreeAt);
