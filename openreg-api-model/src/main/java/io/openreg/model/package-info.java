@NullMarked
package io.openreg.model;

import org.jspecify.annotations.NullMarked;
