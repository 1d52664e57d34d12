--liquibase formatted sql

--changeset openreg:020-connector
-- credentials are sealed: JSON under the installation's keyset, readable only in this row of this tenant.
CREATE TABLE connector (
  id          UUID                     NOT NULL PRIMARY KEY,
  tenant_id   UUID                     NOT NULL REFERENCES tenant (id),
  name        VARCHAR(255)             NOT NULL,
  description VARCHAR(2000),
  type        VARCHAR(20)              NOT NULL,
  config      TEXT                     NOT NULL,
  credentials TEXT                     NOT NULL,
  is_active   BOOLEAN                  NOT NULL,
  revision    INTEGER                  NOT NULL,
  created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  updated_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (tenant_id, name)
);
