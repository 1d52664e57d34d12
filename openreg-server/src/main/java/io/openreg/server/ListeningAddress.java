package io.openreg.server;

/**
 * Where the server listens.
 *
 * @param host an address of this machine; 0.0.0.0 for all of them
 * @param setting that changes the port
 */
public record ListeningAddress(String host, int port, String setting) {}
