/** What every HTTP operation shares: who may call it, the one error body, pages, entity tags, idempotency keys. */
@NullMarked
package io.openreg.server.platform.http;

import org.jspecify.annotations.NullMarked;
