/** Reports, their versions, and starting them. */
@NullMarked
package io.openreg.client.reports;

import org.jspecify.annotations.NullMarked;
