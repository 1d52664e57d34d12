package io.openreg.server.platform.net;

import java.io.IOException;

/** A host is at an address to which the policy allows no connection. The message names the host, not the address. */
public final class AddressRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  AddressRefusedException(Host host) {
    this("The host " + host
        + " is at a link-local, cloud metadata or otherwise reserved address, to which no"
        + " connection is made. Give the address of the system itself.");
  }

  private AddressRefusedException(String message) {
    super(message);
  }

  static AddressRefusedException inside(Host host) {
    return new AddressRefusedException("The host " + host
        + " is at a private, loopback or reserved address, to which nothing is sent unless"
        + " OPENREG_EGRESS_ALLOW allows it.");
  }

  static AddressRefusedException elsewhere(Host host) {
    return new AddressRefusedException(
        "The host " + host + " is at an address that is not among those allowed for it.");
  }
}
