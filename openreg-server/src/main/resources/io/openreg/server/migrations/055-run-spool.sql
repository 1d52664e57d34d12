--liquibase formatted sql

--changeset openreg:055-run-spool
-- Rows that a run has put aside beside its files, and that are still to be kept.
CREATE TABLE run_spool (
  run_id     UUID                     NOT NULL REFERENCES run (id),
  name       VARCHAR(64)              NOT NULL,
  tenant_id  UUID                     NOT NULL,
  attempt    INTEGER                  NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (run_id, name)
);
