package io.openreg.client.runs;

import io.openreg.model.run.RunStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which runs to list. Immutable. */
public final class RunQuery {
  private static final RunQuery ALL = new RunQuery(new Builder());

  private final @Nullable RunStatus status;
  private final @Nullable UUID reportId;
  private final @Nullable Instant from;
  private final @Nullable Instant to;
  private final @Nullable LocalDate businessDate;
  private final int pageSize;

  private RunQuery(Builder builder) {
    this.status = builder.status;
    this.reportId = builder.reportId;
    this.from = builder.from;
    this.to = builder.to;
    this.businessDate = builder.businessDate;
    this.pageSize = builder.pageSize;
  }

  /** Every run. */
  public static RunQuery all() {
    return ALL;
  }

  public static Builder builder() {
    return new Builder();
  }

  @Nullable
  RunStatus status() {
    return status;
  }

  @Nullable
  UUID reportId() {
    return reportId;
  }

  @Nullable
  Instant from() {
    return from;
  }

  @Nullable
  Instant to() {
    return to;
  }

  @Nullable
  LocalDate businessDate() {
    return businessDate;
  }

  int pageSize() {
    return pageSize;
  }

  /** Builds a {@link RunQuery}; what is set narrows the list. */
  public static final class Builder {
    private @Nullable RunStatus status;
    private @Nullable UUID reportId;
    private @Nullable Instant from;
    private @Nullable Instant to;
    private @Nullable LocalDate businessDate;
    private int pageSize = 100;

    private Builder() {}

    public Builder status(RunStatus status) {
      this.status = status;
      return this;
    }

    public Builder reportId(UUID reportId) {
      this.reportId = reportId;
      return this;
    }

    /** Created at this time or later. */
    public Builder createdFrom(Instant from) {
      this.from = from;
      return this;
    }

    /** Created at this time or earlier. */
    public Builder createdTo(Instant to) {
      this.to = to;
      return this;
    }

    /** Whose parameters name this business date. */
    public Builder businessDate(LocalDate businessDate) {
      this.businessDate = businessDate;
      return this;
    }

    /** How many to fetch at once, 100 unless set. */
    public Builder pageSize(int pageSize) {
      this.pageSize = pageSize;
      return this;
    }

    public RunQuery build() {
      return new RunQuery(this);
    }
  }
}
