/** The database of the server itself: connections, transactions, migrations, and the one place that knows dialects. */
@NullMarked
package io.openreg.server.platform.db;

import org.jspecify.annotations.NullMarked;
