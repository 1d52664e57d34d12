package io.openreg.server.testing;

import java.util.UUID;

/** Somebody who can log in. */
public record TestUser(UUID id, String email, String password) {}
