/** Where files go: destinations, deliveries to them, and what became of each attempt. The only package that speaks SFTP and FTP. */
@NullMarked
package io.openreg.server.delivery;

import org.jspecify.annotations.NullMarked;
