-- What turns wrote into claims, so that each value can be traced to what was said. A row with no field begins a new claim.

CREATE TABLE claim_changes (
    SourceId TEXT NOT NULL,
    TurnIndex INTEGER NOT NULL,
    Position INTEGER NOT NULL,
    ConversationId TEXT NOT NULL,
    CallId TEXT NOT NULL,
    ChangedAt INTEGER NOT NULL,
    Field TEXT,
    Value TEXT,
    PRIMARY KEY (SourceId, TurnIndex, Position)
);
CREATE INDEX IX_claim_changes_ConversationId_ChangedAt ON claim_changes (ConversationId, ChangedAt);
