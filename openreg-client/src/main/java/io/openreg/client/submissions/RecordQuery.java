package io.openreg.client.submissions;

import io.openreg.model.submission.RecordStatus;
import io.openreg.model.submission.RejectionSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which submitted records to list. Immutable. */
public final class RecordQuery {
  private static final RecordQuery ALL = new RecordQuery(new Builder());

  private final @Nullable LocalDate businessDate;
  private final @Nullable RecordStatus status;
  private final @Nullable RejectionSource source;
  private final int pageSize;

  private RecordQuery(Builder builder) {
    this.businessDate = builder.businessDate;
    this.status = builder.status;
    this.source = builder.source;
    this.pageSize = builder.pageSize;
  }

  public static RecordQuery all() {
    return ALL;
  }

  public static Builder builder() {
    return new Builder();
  }

  @Nullable
  LocalDate businessDate() {
    return businessDate;
  }

  @Nullable
  RecordStatus status() {
    return status;
  }

  @Nullable
  RejectionSource source() {
    return source;
  }

  int pageSize() {
    return pageSize;
  }

  /** Builds a {@link RecordQuery}; what is set narrows the list. */
  public static final class Builder {
    private @Nullable LocalDate businessDate;
    private @Nullable RecordStatus status;
    private @Nullable RejectionSource source;
    private int pageSize = 100;

    private Builder() {}

    public Builder businessDate(LocalDate businessDate) {
      this.businessDate = businessDate;
      return this;
    }

    public Builder status(RecordStatus status) {
      this.status = status;
      return this;
    }

    /** Only those that were rejected like this. */
    public Builder source(RejectionSource source) {
      this.source = source;
      return this;
    }

    /** How many to fetch at once, 100 unless set. */
    public Builder pageSize(int pageSize) {
      this.pageSize = pageSize;
      return this;
    }

    public RecordQuery build() {
      return new RecordQuery(this);
    }
  }
}
