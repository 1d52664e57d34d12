/** What travels between an OpenReg server and its clients, as Java records. */
@NullMarked
package io.openreg.model;

import org.jspecify.annotations.NullMarked;
