/** Durable jobs: work that a transaction asks for and some node does, once and soon. The only package that knows db-scheduler. */
@NullMarked
package io.openreg.server.platform.jobs;

import org.jspecify.annotations.NullMarked;
