-- Restarts of the audio since the caller was last heard: a long call may lose its audio often, as long as it comes back.

ALTER TABLE calls ADD COLUMN "StreamingFailures" integer NOT NULL DEFAULT 0;
ALTER TABLE calls ALTER COLUMN "StreamingFailures" DROP DEFAULT;
