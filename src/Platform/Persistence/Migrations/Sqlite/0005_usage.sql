-- What calls use of models, speech and text messages, so that they can be priced. One row a report, so that none counts twice.

CREATE TABLE usage (
    SourceId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    CallId TEXT NOT NULL,
    Items TEXT NOT NULL,
    PRIMARY KEY (SourceId, Number)
);
CREATE INDEX IX_usage_CallId ON usage (CallId);
