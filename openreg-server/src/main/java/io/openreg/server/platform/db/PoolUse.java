package io.openreg.server.platform.db;

/**
 * The connections to the server's own database at one moment.
 *
 * @param active at work
 * @param idle open and free
 * @param waiting threads that wait for one
 */
public record PoolUse(int active, int idle, int waiting) {}
