--liquibase formatted sql

-- The columns are those of db-scheduler 16 (docs, "Database"), without task data: a job is its kind and the id of its row.
--changeset openreg:010-jobs
CREATE TABLE scheduled_job (
  task_name            VARCHAR(63)              NOT NULL,
  task_instance        VARCHAR(36)              NOT NULL,
  task_data            BYTEA,
  execution_time       TIMESTAMP WITH TIME ZONE NOT NULL,
  picked               BOOLEAN                  NOT NULL,
  picked_by            VARCHAR(50),
  last_success         TIMESTAMP WITH TIME ZONE,
  last_failure         TIMESTAMP WITH TIME ZONE,
  consecutive_failures INTEGER,
  last_heartbeat       TIMESTAMP WITH TIME ZONE,
  version              BIGINT                   NOT NULL,
  priority             SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_job_by_due ON scheduled_job (picked, execution_time);
CREATE INDEX scheduled_job_by_heartbeat ON scheduled_job (picked, last_heartbeat);

--changeset openreg:010-keyset
CREATE TABLE encryption_keyset (
  only_one SMALLINT                 NOT NULL PRIMARY KEY CHECK (only_one = 1),
  version  INTEGER                  NOT NULL,
  salt     VARCHAR(64)              NOT NULL,
  keyset   TEXT                     NOT NULL,
  made_at  TIMESTAMP WITH TIME ZONE NOT NULL
);
