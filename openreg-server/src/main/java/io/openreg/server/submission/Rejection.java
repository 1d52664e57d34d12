package io.openreg.server.submission;

import org.jspecify.annotations.Nullable;

/** A record that the regulator has rejected, by the reference it has in its file. */
record Rejection(
    String recordRef, @Nullable String code, @Nullable String message) {}
