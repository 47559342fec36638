-- Values of the flags that differ from caller to caller, as the call began with them.

ALTER TABLE calls ADD COLUMN Variants TEXT NOT NULL DEFAULT '{}';
