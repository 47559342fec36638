-- Messages that wait to be sent, messages that were taken, messages that nobody could take, and effects outside.

CREATE TABLE outbox (
    Id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    MessageId TEXT NOT NULL,
    CallId TEXT,
    DueAt INTEGER NOT NULL,
    Token TEXT,
    Destination TEXT NOT NULL,
    MessageType TEXT NOT NULL,
    ContentType TEXT NOT NULL,
    Body TEXT NOT NULL,
    LeasedUntil INTEGER,
    Attempts INTEGER NOT NULL
);
CREATE INDEX IX_outbox_DueAt ON outbox (DueAt);
CREATE INDEX IX_outbox_CallId ON outbox (CallId);
CREATE INDEX IX_outbox_Token ON outbox (Token);

CREATE TABLE inbox (
    MessageId TEXT NOT NULL,
    Endpoint TEXT NOT NULL,
    ConsumedAt INTEGER NOT NULL,
    PRIMARY KEY (MessageId, Endpoint)
);
CREATE INDEX IX_inbox_ConsumedAt ON inbox (ConsumedAt);

CREATE TABLE dead_letters (
    Id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    MessageId TEXT,
    CallId TEXT,
    Endpoint TEXT NOT NULL,
    MessageType TEXT NOT NULL,
    ContentType TEXT NOT NULL,
    Body TEXT NOT NULL,
    Reason TEXT NOT NULL,
    FailedAt INTEGER NOT NULL
);
CREATE INDEX IX_dead_letters_CallId ON dead_letters (CallId);

CREATE TABLE effects (
    CallId TEXT NOT NULL,
    Intent TEXT NOT NULL,
    Attempt INTEGER NOT NULL,
    Outcome TEXT NOT NULL,
    Reference TEXT,
    IntendedAt INTEGER NOT NULL,
    SettledAt INTEGER,
    PRIMARY KEY (CallId, Intent, Attempt)
);
