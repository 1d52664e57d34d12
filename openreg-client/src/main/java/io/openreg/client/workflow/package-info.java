/** The steps of runs while they happen. */
@NullMarked
package io.openreg.client.workflow;

import org.jspecify.annotations.NullMarked;
