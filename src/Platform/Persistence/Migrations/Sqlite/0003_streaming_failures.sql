-- Restarts of the audio since the caller was last heard: a long call may lose its audio often, as long as it comes back.

ALTER TABLE calls ADD COLUMN StreamingFailures INTEGER NOT NULL DEFAULT 0;
