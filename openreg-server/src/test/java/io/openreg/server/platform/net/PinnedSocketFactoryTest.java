package io.openreg.server.platform.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class PinnedSocketFactoryTest {
  @Test
  void a_socket_connects_to_the_pinned_address_whatever_it_is_told() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = new PinnedSocketFactory("127.0.0.1").createSocket()) {
      socket.connect(
          new InetSocketAddress(IpLiteral.parse("192.0.2.1").orElseThrow(), server.getLocalPort()),
          1000);

      assertThat(socket.getInetAddress().getHostAddress()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void a_name_that_is_not_resolved_yet_need_not_be() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = new PinnedSocketFactory("127.0.0.1").createSocket()) {
      socket.connect(
          InetSocketAddress.createUnresolved("no.such.host.invalid", server.getLocalPort()), 1000);

      assertThat(socket.isConnected()).isTrue();
    }
  }

  @Test
  void a_name_is_no_address_to_pin_to() {
    assertThatThrownBy(() -> new PinnedSocketFactory("localhost"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
