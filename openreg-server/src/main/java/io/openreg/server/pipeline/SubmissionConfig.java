package io.openreg.server.pipeline;

/**
 * That a report's files are submitted to a regulator.
 *
 * @param recordRef the column that names a record to the regulator, such as the transaction's identifier
 * @param businessDate the parameter of the run that has the day it reports on
 */
public record SubmissionConfig(String recordRef, String businessDate) {
  static final String USUAL_DATE = "business_date";
}
