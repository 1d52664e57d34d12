package io.openreg.server.platform.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a key was used for. */
record IdempotencyRow(String bodyDigest, @Nullable UUID resourceId) {}
