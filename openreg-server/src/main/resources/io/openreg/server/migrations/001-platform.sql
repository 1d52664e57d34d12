--liquibase formatted sql

--changeset openreg:001-tenant
CREATE TABLE tenant (
  id          UUID                     NOT NULL PRIMARY KEY,
  name        VARCHAR(255)             NOT NULL,
  slug        VARCHAR(63)              NOT NULL UNIQUE,
  environment VARCHAR(20)              NOT NULL,
  created_at  TIMESTAMP WITH TIME ZONE NOT NULL
);

--changeset openreg:001-audit
CREATE TABLE audit_event (
  id          UUID                     NOT NULL PRIMARY KEY,
  tenant_id   UUID                     NOT NULL REFERENCES tenant (id),
  user_id     UUID                     NOT NULL,
  user_email  VARCHAR(320)             NOT NULL,
  entity_type VARCHAR(64)              NOT NULL,
  entity_id   UUID,
  action      VARCHAR(32)              NOT NULL,
  changes     TEXT,
  ip_address  VARCHAR(64)              NOT NULL,
  user_agent  VARCHAR(1024),
  request_id  VARCHAR(128)             NOT NULL,
  created_at  TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX audit_event_by_time ON audit_event (tenant_id, created_at, id);

--changeset openreg:001-outbox
CREATE TABLE event_outbox (
  id         UUID                     NOT NULL PRIMARY KEY,
  tenant_id  UUID                     NOT NULL REFERENCES tenant (id),
  type       VARCHAR(64)              NOT NULL,
  data       TEXT                     NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL
);

--changeset openreg:001-idempotency
CREATE TABLE idempotency_key (
  tenant_id   UUID                     NOT NULL REFERENCES tenant (id),
  principal   UUID                     NOT NULL,
  route       VARCHAR(200)             NOT NULL,
  client_key  VARCHAR(255)             NOT NULL,
  body_digest VARCHAR(64)              NOT NULL,
  resource_id UUID,
  created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (tenant_id, principal, route, client_key)
);
CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);
