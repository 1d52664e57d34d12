package io.openreg.server.delivery;

import com.jcraft.jsch.JSchException;
import io.openreg.server.platform.net.AddressPolicy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.util.concurrent.ScheduledExecutorService;

/** Opens connections to destinations: to no address that is not allowed, and to the one that was looked at. */
final class Connections {
  private final AddressPolicy addresses;
  private final DeliverySettings settings;
  private final ScheduledExecutorService executor;

  Connections(
      AddressPolicy addresses, DeliverySettings settings, ScheduledExecutorService executor) {
    this.addresses = addresses;
    this.settings = settings;
    this.executor = executor;
  }

  /**
   * Connects and logs in; the caller closes it.
   *
   * @throws DeliveryFailure if there is no connection, for whatever reason
   */
  Connection open(Target target) throws DeliveryFailure {
    StallWatch watch = new StallWatch(executor, settings.stallTimeout());
    try {
      return new Connection(target, files(target, watch), watch);
    } catch (IOException | JSchException | HostKeyRefused | LoginRefused e) {
      watch.close();
      throw new ConnectionProblems(target, watch)
          .of("The connection to " + target.where() + " failed", e);
    } catch (RuntimeException e) {
      watch.close();
      throw e;
    }
  }

  // A name may have several addresses of which some are out of order.
  private RemoteFiles files(Target target, StallWatch watch)
      throws IOException, JSchException, HostKeyRefused, LoginRefused {
    IOException unresolved = new IOException("the host has no address");
    JSchException unreachable = null;
    for (InetAddress address : addresses.resolve(target.host())) {
      WatchedSockets sockets = new WatchedSockets(address, watch, settings.connectTimeout());
      try {
        return target.isSftp()
            ? SftpFiles.open(target, sockets, settings.stallTimeout())
            : FtpFiles.open(target, address, sockets, settings);
      } catch (ConnectException | NoRouteToHostException e) {
        unresolved = e;
      } catch (JSchException e) {
        if (ConnectionProblems.find(e, ConnectException.class) == null
            && ConnectionProblems.find(e, NoRouteToHostException.class) == null) {
          throw e;
        }
        unreachable = e;
      }
    }
    if (unreachable != null) {
      throw unreachable;
    }
    throw unresolved;
  }

  /** A connection that stands, watched. */
  record Connection(Target target, RemoteFiles files, StallWatch watch) implements AutoCloseable {
    /** What has gone wrong on it, in the desk's words. */
    DeliveryFailure failure(String what, Exception problem) {
      return new ConnectionProblems(target, watch).of(what, problem);
    }

    @Override
    public void close() {
      files.close();
      watch.close();
    }
  }
}
