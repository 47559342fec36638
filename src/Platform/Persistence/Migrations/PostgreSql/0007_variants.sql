-- Values of the flags that differ from caller to caller, as the call began with them.

ALTER TABLE calls ADD COLUMN "Variants" text NOT NULL DEFAULT '{}';
ALTER TABLE calls ALTER COLUMN "Variants" DROP DEFAULT;
