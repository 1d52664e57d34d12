--liquibase formatted sql

--changeset openreg:075-destination
-- credentials are sealed: JSON under the installation's keyset, readable only in this row of this tenant.
-- live_name is the name while the destination is not deleted: what was delivered to it stays.
CREATE TABLE destination (
  id                   UUID                     NOT NULL PRIMARY KEY,
  tenant_id            UUID                     NOT NULL REFERENCES tenant (id),
  name                 VARCHAR(255)             NOT NULL,
  live_name            VARCHAR(255),
  description          VARCHAR(2000),
  protocol             VARCHAR(8)               NOT NULL,
  ftps                 VARCHAR(8)               NOT NULL,
  host                 VARCHAR(255)             NOT NULL,
  port                 INTEGER                  NOT NULL,
  username             VARCHAR(255)             NOT NULL,
  credentials          TEXT                     NOT NULL,
  directory            VARCHAR(500)             NOT NULL,
  host_key_fingerprint VARCHAR(64),
  checksum_file        BOOLEAN                  NOT NULL,
  retry_count          INTEGER                  NOT NULL,
  retry_backoff        VARCHAR(16)              NOT NULL,
  retry_base_delay     INTEGER                  NOT NULL,
  retry_max_delay      INTEGER                  NOT NULL,
  is_active            BOOLEAN                  NOT NULL,
  revision             INTEGER                  NOT NULL,
  last_delivery_at     TIMESTAMP WITH TIME ZONE,
  last_status          VARCHAR(16),
  created_at           TIMESTAMP WITH TIME ZONE NOT NULL,
  updated_at           TIMESTAMP WITH TIME ZONE NOT NULL,
  deleted_at           TIMESTAMP WITH TIME ZONE,
  UNIQUE (tenant_id, live_name)
);

--changeset openreg:075-report-destination
CREATE TABLE report_destination (
  tenant_id      UUID                     NOT NULL REFERENCES tenant (id),
  report_id      UUID                     NOT NULL REFERENCES report (id),
  destination_id UUID                     NOT NULL REFERENCES destination (id),
  created_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (report_id, destination_id)
);
CREATE INDEX report_destination_by_destination ON report_destination (destination_id);

--changeset openreg:075-delivery
-- claim counts how often the delivery was taken up; every write of whoever took it up names it, so that a node that was given up for
-- dead changes nothing when it comes back. hand_over says that the remote file was about to get its name.
CREATE TABLE delivery (
  id                 UUID                     NOT NULL PRIMARY KEY,
  tenant_id          UUID                     NOT NULL REFERENCES tenant (id),
  artifact_id        UUID                     NOT NULL REFERENCES artifact (id),
  destination_id     UUID                     NOT NULL REFERENCES destination (id),
  run_id             UUID                     NOT NULL,
  report_id          UUID                     NOT NULL,
  report_name        VARCHAR(255)             NOT NULL,
  business_date      DATE                     NOT NULL,
  trigger_kind       VARCHAR(16)              NOT NULL,
  requested_by       UUID                     NOT NULL,
  requested_by_email VARCHAR(320)             NOT NULL,
  request_id         VARCHAR(128)             NOT NULL,
  status             VARCHAR(16)              NOT NULL,
  attempt            INTEGER                  NOT NULL,
  claim              INTEGER                  NOT NULL,
  hand_over          BOOLEAN                  NOT NULL,
  created_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  completed_at       TIMESTAMP WITH TIME ZONE
);
CREATE INDEX delivery_by_status ON delivery (status, id);

--changeset openreg:075-delivery-attempt
CREATE TABLE delivery_attempt (
  id             UUID                     NOT NULL PRIMARY KEY,
  tenant_id      UUID                     NOT NULL,
  delivery_id    UUID                     NOT NULL REFERENCES delivery (id),
  artifact_id    UUID                     NOT NULL,
  destination_id UUID                     NOT NULL,
  attempt_number INTEGER                  NOT NULL,
  status         VARCHAR(16)              NOT NULL,
  error_message  TEXT,
  remote_path    VARCHAR(2000),
  created_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  completed_at   TIMESTAMP WITH TIME ZONE,
  UNIQUE (delivery_id, attempt_number)
);
CREATE INDEX delivery_attempt_by_artifact ON delivery_attempt (artifact_id, created_at, id);
CREATE INDEX delivery_attempt_by_destination ON delivery_attempt (destination_id, created_at, id);
