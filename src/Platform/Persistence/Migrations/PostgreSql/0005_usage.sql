-- What calls use of models, speech and text messages, so that they can be priced. One row a report, so that none counts twice.

CREATE TABLE usage (
    "SourceId" uuid NOT NULL,
    "Number" integer NOT NULL,
    "CallId" uuid NOT NULL,
    "Items" text NOT NULL,
    PRIMARY KEY ("SourceId", "Number")
);
CREATE INDEX "IX_usage_CallId" ON usage ("CallId");
