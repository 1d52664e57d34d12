package io.openreg.client.submissions;

import io.openreg.model.submission.SubmissionStatus;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which submitted files to list. Immutable. */
public final class FileQuery {
  private static final FileQuery ALL = new FileQuery(new Builder());

  private final @Nullable LocalDate businessDate;
  private final @Nullable SubmissionStatus status;
  private final int pageSize;

  private FileQuery(Builder builder) {
    this.businessDate = builder.businessDate;
    this.status = builder.status;
    this.pageSize = builder.pageSize;
  }

  public static FileQuery all() {
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
  SubmissionStatus status() {
    return status;
  }

  int pageSize() {
    return pageSize;
  }

  /** Builds a {@link FileQuery}; what is set narrows the list. */
  public static final class Builder {
    private @Nullable LocalDate businessDate;
    private @Nullable SubmissionStatus status;
    private int pageSize = 50;

    private Builder() {}

    public Builder businessDate(LocalDate businessDate) {
      this.businessDate = businessDate;
      return this;
    }

    public Builder status(SubmissionStatus status) {
      this.status = status;
      return this;
    }

    /** How many to fetch at once, 50 unless set. */
    public Builder pageSize(int pageSize) {
      this.pageSize = pageSize;
      return this;
    }

    public FileQuery build() {
      return new FileQuery(this);
    }
  }
}
