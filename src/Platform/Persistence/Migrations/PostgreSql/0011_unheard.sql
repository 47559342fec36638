-- Words of the assistant of which the caller did not hear all.

ALTER TABLE turns ADD COLUMN "Unheard" text NOT NULL DEFAULT '[]';
ALTER TABLE turns ALTER COLUMN "Unheard" DROP DEFAULT;
