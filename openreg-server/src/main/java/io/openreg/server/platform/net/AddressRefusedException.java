package io.openreg.server.platform.net;

import java.io.IOException;

/** A host is at an address to which the policy allows no connection. The message names the host, not the address. */
public final class AddressRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  AddressRefusedException(Host host) {
    super("The host " + host
        + " is at a link-local, cloud metadata or otherwise reserved address, to which no"
        + " connection is made. Give the address of the system itself.");
  }
}
