package io.openreg.server.submission;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which records a list shows; a null member means all of them. */
record RecordFilter(
    @Nullable LocalDate businessDate,
    @Nullable RecordState status,
    @Nullable RejectedBy source) {}
