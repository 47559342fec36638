-- Documents that the assistant was given before it said something.

ALTER TABLE messages ADD COLUMN "Documents" text NOT NULL DEFAULT '[]';
ALTER TABLE messages ALTER COLUMN "Documents" DROP DEFAULT;
