--liquibase formatted sql

--changeset openreg:050-run
CREATE TABLE run (
  id                      UUID                     NOT NULL PRIMARY KEY,
  tenant_id               UUID                     NOT NULL REFERENCES tenant (id),
  workflow_id             UUID                     NOT NULL UNIQUE,
  report_id               UUID                     NOT NULL REFERENCES report (id),
  report_name             VARCHAR(255)             NOT NULL,
  report_version_id       UUID                     NOT NULL REFERENCES report_version (id),
  version_number          INTEGER                  NOT NULL,
  version_revision        INTEGER                  NOT NULL,
  code_digest             VARCHAR(64)              NOT NULL,
  connector_id            UUID,
  trigger_kind            VARCHAR(16)              NOT NULL,
  requested_by            UUID                     NOT NULL,
  requested_by_email      VARCHAR(320)             NOT NULL,
  request_id              VARCHAR(128)             NOT NULL,
  parameters              TEXT                     NOT NULL,
  business_date           DATE,
  rerun_of                UUID REFERENCES run (id),
  status                  VARCHAR(16)              NOT NULL,
  state                   VARCHAR(32)              NOT NULL,
  attempt                 INTEGER                  NOT NULL,
  rows_read               BIGINT                   NOT NULL,
  rows_written            BIGINT                   NOT NULL,
  cancel_reason           VARCHAR(1000),
  error_message           TEXT,
  error_code              VARCHAR(64),
  failed_step             VARCHAR(32),
  artifact_count          INTEGER                  NOT NULL,
  first_artifact_id       UUID,
  first_artifact_filename VARCHAR(255),
  created_at              TIMESTAMP WITH TIME ZONE NOT NULL,
  started_at              TIMESTAMP WITH TIME ZONE,
  ended_at                TIMESTAMP WITH TIME ZONE
);
CREATE INDEX run_by_time ON run (tenant_id, created_at, id);
CREATE INDEX run_by_report ON run (tenant_id, report_id, created_at, id);
CREATE INDEX run_by_business_date ON run (tenant_id, business_date);
CREATE INDEX run_by_status ON run (status, created_at);

--changeset openreg:050-run-step
CREATE TABLE run_step (
  id            UUID                     NOT NULL PRIMARY KEY,
  tenant_id     UUID                     NOT NULL,
  run_id        UUID                     NOT NULL REFERENCES run (id),
  step_order    INTEGER                  NOT NULL,
  step_name     VARCHAR(32)              NOT NULL,
  status        VARCHAR(16)              NOT NULL,
  started_at    TIMESTAMP WITH TIME ZONE,
  completed_at  TIMESTAMP WITH TIME ZONE,
  duration_ms   BIGINT,
  attempt_count INTEGER                  NOT NULL,
  error_message TEXT,
  error_code    VARCHAR(64),
  UNIQUE (run_id, step_order)
);

--changeset openreg:050-run-transition
CREATE TABLE run_transition (
  id         UUID                     NOT NULL PRIMARY KEY,
  tenant_id  UUID                     NOT NULL,
  run_id     UUID                     NOT NULL REFERENCES run (id),
  from_state VARCHAR(32),
  to_state   VARCHAR(32)              NOT NULL,
  reason     TEXT,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX run_transition_by_run ON run_transition (run_id, id);

--changeset openreg:050-run-log
CREATE TABLE run_log (
  run_id      UUID                     NOT NULL REFERENCES run (id),
  line_number BIGINT                   NOT NULL,
  tenant_id   UUID                     NOT NULL,
  id          UUID                     NOT NULL,
  logged_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  level       VARCHAR(16)              NOT NULL,
  message     TEXT                     NOT NULL,
  PRIMARY KEY (run_id, line_number)
);

--changeset openreg:050-run-lane
-- Runs of one report, or on one connector, are counted while its lane is locked: two nodes never count at once.
CREATE TABLE run_lane (
  id         UUID                     NOT NULL PRIMARY KEY,
  tenant_id  UUID                     NOT NULL,
  touched_at TIMESTAMP WITH TIME ZONE NOT NULL
);
