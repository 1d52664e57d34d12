package io.openreg.server.delivery;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What deliveries know of the run whose files they carry.
 *
 * @param businessDate that the run is for; the day it was started on where it names none
 */
public record DeliveredRun(UUID runId, UUID reportId, String reportName, LocalDate businessDate) {}
