--liquibase formatted sql

--changeset openreg:015-user
CREATE TABLE app_user (
  id            UUID                     NOT NULL PRIMARY KEY,
  tenant_id     UUID                     NOT NULL REFERENCES tenant (id),
  email         VARCHAR(320)             NOT NULL UNIQUE,
  full_name     VARCHAR(255),
  password_hash VARCHAR(255)             NOT NULL,
  is_active     BOOLEAN                  NOT NULL,
  is_superuser  BOOLEAN                  NOT NULL,
  created_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  revision      INTEGER                  NOT NULL
);
CREATE INDEX app_user_by_tenant ON app_user (tenant_id, created_at, id);

--changeset openreg:015-role
CREATE TABLE role (
  id          UUID                     NOT NULL PRIMARY KEY,
  tenant_id   UUID                     NOT NULL REFERENCES tenant (id),
  name        VARCHAR(100)             NOT NULL,
  description VARCHAR(1000),
  permissions TEXT                     NOT NULL,
  created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  revision    INTEGER                  NOT NULL,
  UNIQUE (tenant_id, name)
);

--changeset openreg:015-user-role
CREATE TABLE user_role (
  user_id   UUID NOT NULL PRIMARY KEY REFERENCES app_user (id),
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  role_id   UUID NOT NULL REFERENCES role (id)
);
CREATE INDEX user_role_by_role ON user_role (role_id);

--changeset openreg:015-session
CREATE TABLE user_session (
  id           UUID                     NOT NULL PRIMARY KEY,
  tenant_id    UUID                     NOT NULL REFERENCES tenant (id),
  user_id      UUID                     NOT NULL REFERENCES app_user (id),
  created_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  last_used_at TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  revoked_at   TIMESTAMP WITH TIME ZONE,
  ip           VARCHAR(64)              NOT NULL,
  user_agent   VARCHAR(1024)
);
CREATE INDEX user_session_by_user ON user_session (tenant_id, user_id, created_at);
CREATE INDEX user_session_by_end ON user_session (expires_at);

--changeset openreg:015-refresh-token
CREATE TABLE refresh_token (
  id           UUID                     NOT NULL PRIMARY KEY,
  tenant_id    UUID                     NOT NULL REFERENCES tenant (id),
  session_id   UUID                     NOT NULL REFERENCES user_session (id) ON DELETE CASCADE,
  issued_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  rotated_at   TIMESTAMP WITH TIME ZONE,
  successor_id UUID
);
CREATE INDEX refresh_token_by_session ON refresh_token (session_id);
CREATE INDEX refresh_token_by_end ON refresh_token (expires_at);

--changeset openreg:015-session-policy
CREATE TABLE session_policy (
  tenant_id    UUID    NOT NULL PRIMARY KEY REFERENCES tenant (id),
  idle_minutes INTEGER NOT NULL
);
