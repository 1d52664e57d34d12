--liquibase formatted sql

--changeset openreg:030-report
-- live_name is the name while the report lives and null once it is deleted: neither database has to know partial indexes
-- for a name to be unique among the living and free again afterwards.
-- claimed_at is written by runs of this report that begin, so that they take turns.
CREATE TABLE report (
  id                 UUID                     NOT NULL PRIMARY KEY,
  tenant_id          UUID                     NOT NULL REFERENCES tenant (id),
  name               VARCHAR(255)             NOT NULL,
  live_name          VARCHAR(255),
  description        VARCHAR(2000),
  connector_id       UUID,
  config             TEXT                     NOT NULL,
  is_active          BOOLEAN                  NOT NULL,
  current_version_id UUID,
  claimed_at         TIMESTAMP WITH TIME ZONE,
  revision           INTEGER                  NOT NULL,
  created_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  updated_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  deleted_at         TIMESTAMP WITH TIME ZONE,
  UNIQUE (tenant_id, live_name)
);

--changeset openreg:030-report-version
CREATE TABLE report_version (
  id            UUID                     NOT NULL PRIMARY KEY,
  tenant_id     UUID                     NOT NULL REFERENCES tenant (id),
  report_id     UUID                     NOT NULL REFERENCES report (id),
  major_version INTEGER                  NOT NULL,
  minor_version INTEGER                  NOT NULL,
  python_code   TEXT                     NOT NULL,
  code_digest   VARCHAR(64)              NOT NULL,
  connector_id  UUID,
  revision      INTEGER                  NOT NULL,
  status        VARCHAR(20)              NOT NULL,
  approved_by   UUID,
  approved_at   TIMESTAMP WITH TIME ZONE,
  created_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (report_id, major_version, minor_version)
);
ALTER TABLE report ADD CONSTRAINT report_current_version FOREIGN KEY (current_version_id) REFERENCES report_version (id);

-- Every config a version has had: a rerun takes the one its run had.
CREATE TABLE report_version_config (
  version_id UUID                     NOT NULL REFERENCES report_version (id),
  revision   INTEGER                  NOT NULL,
  tenant_id  UUID                     NOT NULL REFERENCES tenant (id),
  config     TEXT                     NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (version_id, revision)
);

-- What a report or one of its versions reads from stays, deleted reports included: their history names it.
--changeset openreg:030-report-connector
ALTER TABLE report ADD CONSTRAINT report_connector FOREIGN KEY (connector_id) REFERENCES connector (id);
ALTER TABLE report_version ADD CONSTRAINT report_version_connector FOREIGN KEY (connector_id) REFERENCES connector (id);
CREATE INDEX report_by_connector ON report (connector_id);
CREATE INDEX report_version_by_connector ON report_version (connector_id);
