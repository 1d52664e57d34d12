package io.openreg.server.delivery;

import java.time.Duration;

/**
 * How files are sent.
 *
 * @param connectTimeout for a connection to be made
 * @param stallTimeout after which a connection on which nothing moves is given up
 * @param threads how many deliveries this node makes at once
 */
public record DeliverySettings(Duration connectTimeout, Duration stallTimeout, int threads) {}
