/** Files submitted to regulators, and their records. */
@NullMarked
package io.openreg.client.submissions;

import org.jspecify.annotations.NullMarked;
