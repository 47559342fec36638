-- What turns wrote into claims, so that each value can be traced to what was said. A row with no field begins a new claim.

CREATE TABLE claim_changes (
    "SourceId" uuid NOT NULL,
    "TurnIndex" integer NOT NULL,
    "Position" integer NOT NULL,
    "ConversationId" uuid NOT NULL,
    "CallId" uuid NOT NULL,
    "ChangedAt" bigint NOT NULL,
    "Field" text,
    "Value" text,
    PRIMARY KEY ("SourceId", "TurnIndex", "Position")
);
CREATE INDEX "IX_claim_changes_ConversationId_ChangedAt" ON claim_changes ("ConversationId", "ChangedAt");
