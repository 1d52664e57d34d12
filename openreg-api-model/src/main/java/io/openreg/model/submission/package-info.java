/** Files submitted to regulators, their records, and what the regulator answered. API guide, "Submissions". */
@NullMarked
package io.openreg.model.submission;

import org.jspecify.annotations.NullMarked;
