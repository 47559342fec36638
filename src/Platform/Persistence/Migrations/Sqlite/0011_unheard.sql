-- Words of the assistant of which the caller did not hear all.

ALTER TABLE turns ADD COLUMN Unheard TEXT NOT NULL DEFAULT '[]';
