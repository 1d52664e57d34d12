--liquibase formatted sql

--changeset openreg:040-artifact
CREATE TABLE artifact (
  id          UUID                     NOT NULL PRIMARY KEY,
  tenant_id   UUID                     NOT NULL REFERENCES tenant (id),
  run_id      UUID                     NOT NULL,
  attempt     INTEGER                  NOT NULL,
  position    INTEGER                  NOT NULL,
  filename    VARCHAR(255)             NOT NULL,
  storage_uri VARCHAR(1000)            NOT NULL,
  format      VARCHAR(16)              NOT NULL,
  media_type  VARCHAR(100)             NOT NULL,
  size_bytes  BIGINT                   NOT NULL,
  sha256      VARCHAR(64)              NOT NULL,
  records     BIGINT                   NOT NULL,
  created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (run_id, position),
  UNIQUE (run_id, filename)
);

--changeset openreg:040-file-sequence
-- The last number given to a file, for each name template and day. Numbers are taken in the transaction that names the file.
CREATE TABLE file_sequence (
  tenant_id   UUID         NOT NULL REFERENCES tenant (id),
  template    VARCHAR(255) NOT NULL,
  sequence_day DATE        NOT NULL,
  last_number BIGINT       NOT NULL,
  PRIMARY KEY (tenant_id, template, sequence_day)
);
