--liquibase formatted sql

--changeset openreg:092-run-resubmission
-- The submitted file whose rejected records a run sends again.
ALTER TABLE run ADD COLUMN resubmission_of UUID;
