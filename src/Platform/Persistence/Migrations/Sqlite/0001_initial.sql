-- The first schema: what CallCenterDbContext maps, table by table. Instants are UTC ticks (100 ns since 0001-01-01), ids are
-- upper-case GUIDs, enumerations are names, and what has parts of its own is JSON. A test compares this with the model.

CREATE TABLE call_requests (
    CallId TEXT NOT NULL PRIMARY KEY,
    ContentHash TEXT NOT NULL,
    PhoneNumber TEXT NOT NULL,
    Initiation TEXT NOT NULL,
    CreatedAt INTEGER NOT NULL
);
CREATE INDEX IX_call_requests_PhoneNumber_CreatedAt ON call_requests (PhoneNumber, CreatedAt);

CREATE TABLE calls (
    CorrelationId TEXT NOT NULL PRIMARY KEY,
    Version INTEGER NOT NULL,
    CurrentState TEXT NOT NULL,
    ConversationId TEXT NOT NULL,
    Direction TEXT NOT NULL,
    PhoneNumber TEXT NOT NULL,
    Initiation TEXT NOT NULL,
    Language TEXT NOT NULL,
    CreatedAt INTEGER NOT NULL,
    ConnectedAt INTEGER,
    ClosedAt INTEGER,
    CloseReason TEXT,
    ConnectionId TEXT,
    ServerCallId TEXT,
    IncomingCallContext TEXT,
    MediaSessionId TEXT,
    EdgeAddress TEXT,
    AwaitedTurn INTEGER,
    CallerSpoke INTEGER NOT NULL,
    LanguageAttempts INTEGER NOT NULL,
    StreamingAttempts INTEGER NOT NULL,
    StepTimeoutId TEXT,
    TransferTimeoutId TEXT,
    DurationTimeoutId TEXT,
    RecordingId TEXT
);
CREATE INDEX IX_calls_ConversationId ON calls (ConversationId);
CREATE INDEX IX_calls_PhoneNumber_CreatedAt ON calls (PhoneNumber, CreatedAt);

CREATE TABLE conversations (
    Id TEXT NOT NULL PRIMARY KEY,
    Version INTEGER NOT NULL,
    PhoneNumber TEXT NOT NULL,
    Initiation TEXT NOT NULL,
    Language TEXT NOT NULL,
    Claim TEXT NOT NULL,
    EarlierClaims TEXT NOT NULL,
    Reminders TEXT NOT NULL,
    Synthesis TEXT,
    Next TEXT,
    CreatedAt INTEGER NOT NULL,
    UpdatedAt INTEGER NOT NULL
);
CREATE INDEX IX_conversations_PhoneNumber_UpdatedAt ON conversations (PhoneNumber, UpdatedAt);

CREATE TABLE messages (
    Id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    ConversationId TEXT NOT NULL,
    CallId TEXT NOT NULL,
    SourceId TEXT NOT NULL,
    TurnIndex INTEGER NOT NULL,
    Position INTEGER NOT NULL,
    CreatedAt INTEGER NOT NULL,
    Action TEXT NOT NULL,
    Persona TEXT NOT NULL,
    Content TEXT NOT NULL,
    Style TEXT NOT NULL,
    Language TEXT NOT NULL,
    ToolCalls TEXT NOT NULL
);
CREATE INDEX IX_messages_ConversationId_CreatedAt ON messages (ConversationId, CreatedAt);
CREATE UNIQUE INDEX IX_messages_SourceId_TurnIndex_Position ON messages (SourceId, TurnIndex, Position);

CREATE TABLE turns (
    SessionId TEXT NOT NULL,
    "Index" INTEGER NOT NULL,
    CallId TEXT NOT NULL,
    Timings TEXT NOT NULL,
    PRIMARY KEY (SessionId, "Index")
);
CREATE INDEX IX_turns_CallId ON turns (CallId);
