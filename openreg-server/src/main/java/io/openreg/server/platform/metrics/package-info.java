/** What operators watch: counts, times and levels in Prometheus' format. The only package that knows its client library. */
@NullMarked
package io.openreg.server.platform.metrics;

import org.jspecify.annotations.NullMarked;
