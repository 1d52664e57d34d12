package io.openreg.server.artifact;

import io.openreg.server.platform.db.AlreadyExists;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.identity.TenantId;
import java.time.LocalDate;

/**
 * Numbers for file names, counted from 1 for each template and day, never given twice. A number belongs to the transaction
 * that takes it: where that is rolled back, the next file gets it, so that there is no gap either.
 */
final class FileSequences {
  private final Transactions transactions;
  private final SequenceDao dao;

  FileSequences(Transactions transactions, SequenceDao dao) {
    this.transactions = transactions;
    this.dao = dao;
  }

  /** Makes sure that there is a row to count in, before the transaction that counts: a failed insert would end that one. */
  void prepare(TenantId tenant, String template, LocalDate day) {
    if (dao.exists(tenant, template, day) == 0) {
      try {
        transactions.run(() -> dao.create(tenant, template, day));
      } catch (AlreadyExists e) {
        // Another node was first: the row is there, which is all that matters.
      }
    }
  }

  /** Takes the next number; others who want one wait until the transaction under way ends. */
  long next(TenantId tenant, String template, LocalDate day) {
    if (dao.increment(tenant, template, day) != 1) {
      throw new IllegalStateException("The sequence of " + template + " was not prepared");
    }
    return dao.last(tenant, template, day);
  }
}
