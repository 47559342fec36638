-- Documents that the assistant was given before it said something.

ALTER TABLE messages ADD COLUMN Documents TEXT NOT NULL DEFAULT '[]';
