--liquibase formatted sql

--changeset openreg:090-submission-file
-- A file for a regulator: one for each artifact of a run whose version says how its records are called.
CREATE TABLE submission_file (
  id                   UUID                     NOT NULL PRIMARY KEY,
  tenant_id            UUID                     NOT NULL REFERENCES tenant (id),
  run_id               UUID                     NOT NULL REFERENCES run (id),
  report_id            UUID                     NOT NULL REFERENCES report (id),
  artifact_id          UUID                     NOT NULL UNIQUE REFERENCES artifact (id),
  business_date        DATE                     NOT NULL,
  submission_sequence  INTEGER                  NOT NULL,
  file_name            VARCHAR(255)             NOT NULL,
  file_checksum        VARCHAR(64)              NOT NULL,
  destination_id       UUID,
  status               VARCHAR(16)              NOT NULL,
  record_count         BIGINT                   NOT NULL,
  error_count          BIGINT                   NOT NULL,
  submitted_at         TIMESTAMP WITH TIME ZONE,
  response_received_at TIMESTAMP WITH TIME ZONE,
  response_code        VARCHAR(100),
  response_message     VARCHAR(2000),
  response_digest      VARCHAR(64),
  response_unknown     TEXT,
  parent_id            UUID REFERENCES submission_file (id),
  created_at           TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (report_id, business_date, submission_sequence)
);
CREATE INDEX submission_file_by_time ON submission_file (tenant_id, created_at, id);
CREATE INDEX submission_file_by_date ON submission_file (tenant_id, business_date);
CREATE INDEX submission_file_by_run ON submission_file (run_id);

--changeset openreg:090-submission-record
CREATE TABLE submission_record (
  id                UUID                     NOT NULL PRIMARY KEY,
  tenant_id         UUID                     NOT NULL REFERENCES tenant (id),
  file_id           UUID                     NOT NULL REFERENCES submission_file (id),
  business_date     DATE                     NOT NULL,
  record_ref        VARCHAR(255)             NOT NULL,
  row_number        BIGINT                   NOT NULL,
  status            VARCHAR(32)              NOT NULL,
  rejection_source  VARCHAR(32),
  rejection_code    VARCHAR(100),
  rejection_message VARCHAR(2000),
  original_data     TEXT                     NOT NULL,
  amended_data      TEXT,
  amended_at        TIMESTAMP WITH TIME ZONE,
  resubmitted_in    UUID REFERENCES run (id),
  changes           INTEGER                  NOT NULL,
  created_at        TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (file_id, row_number)
);
CREATE INDEX submission_record_by_ref ON submission_record (file_id, record_ref);
CREATE INDEX submission_record_by_status ON submission_record (tenant_id, status, id);
CREATE INDEX submission_record_by_date ON submission_record (tenant_id, business_date, status);
CREATE INDEX submission_record_by_run ON submission_record (resubmitted_in);

--changeset openreg:090-submission-record-change
CREATE TABLE submission_record_change (
  record_id   UUID                     NOT NULL REFERENCES submission_record (id),
  position    INTEGER                  NOT NULL,
  tenant_id   UUID                     NOT NULL,
  from_status VARCHAR(32),
  to_status   VARCHAR(32)              NOT NULL,
  reason      VARCHAR(2000),
  changed_by  VARCHAR(320),
  data        TEXT,
  changed_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (record_id, position)
);
