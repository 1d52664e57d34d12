package io.openreg.server.submission;

import io.openreg.model.error.FieldError;
import io.openreg.model.submission.RecordRejection;
import io.openreg.model.submission.RegulatorResponse;
import io.openreg.model.submission.ResponseResult;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.http.Conflict;
import io.openreg.server.platform.http.Invalid;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What regulators answer. An answer is final: the same one again changes nothing and is answered alike, another one is refused. Rejected
 * records are named; the others of a file that is accepted, as a whole or in part, are accepted.
 */
final class ResponseService {
  private static final String ENTITY = "Submission";
  private static final String REGISTERED = "Response registered";
  private static final String AGAIN = "This response was registered before; nothing was changed";
  private static final int BATCH = 1000;

  private final Transactions transactions;
  private final FileDao files;
  private final RecordDao records;
  private final ResponseDigest digest;
  private final AuditLog audit;
  private final Clock clock;

  ResponseService(Platform platform, FileDao files, RecordDao records, ResponseDigest digest) {
    this.transactions = platform.transactions();
    this.files = files;
    this.records = records;
    this.digest = digest;
    this.audit = platform.audit();
    this.clock = platform.clock();
  }

  ResponseResult register(Caller caller, UUID fileId, RegulatorResponse response) {
    FileStatus status = status(response);
    List<Rejection> rejections = rejections(response);
    String answer = digest.of(response);
    return transactions.call(() -> {
      FileRow file = hold(caller.tenant(), fileId);
      if (file.status().isAnswer()) {
        return again(file, answer);
      }
      requireRecords(file);
      return first(caller, file, status, response, rejections, answer);
    });
  }

  private ResponseResult first(
      Caller caller,
      FileRow file,
      FileStatus status,
      RegulatorResponse response,
      List<Rejection> rejections,
      String answer) {
    TenantId tenant = caller.tenant();
    Instant now = clock.instant();
    // Files also go other ways than ours, such as by a portal: what was answered was submitted.
    if (files.submit(tenant, file.id(), null, now) == 1) {
      move(caller, file, RecordState.PRE_VALIDATION_PASSED, RecordState.SUBMITTED, null, now);
    }
    List<String> unknown = reject(caller, file, rejections, now);
    if (status == FileStatus.REJECTED) {
      records.logAll(
          tenant,
          file.id(),
          RecordState.SUBMITTED,
          RecordState.FILE_REJECTED,
          response.responseMessage(),
          caller.email(),
          now);
      records.rejectAll(tenant, file.id(), response.responseCode(), response.responseMessage());
    } else {
      move(caller, file, RecordState.SUBMITTED, RecordState.ACCEPTED, null, now);
    }
    Map<RecordState, Long> counts = records.countByStatus(tenant, file.id());
    long rejected = counts.getOrDefault(RecordState.RECORD_REJECTED, 0L)
        + counts.getOrDefault(RecordState.FILE_REJECTED, 0L);
    files.answer(
        tenant,
        file.id(),
        status,
        response.responseCode(),
        response.responseMessage(),
        answer,
        unknown,
        rejected,
        now);
    ResponseResult result = new ResponseResult(
        true, REGISTERED, counts.getOrDefault(RecordState.ACCEPTED, 0L), rejected, unknown);
    audit.record(caller, AuditAction.UPDATE, ENTITY, file.id(), Changes.after(result));
    return result;
  }

  private void move(
      Caller caller,
      FileRow file,
      RecordState from,
      RecordState to,
      @Nullable String reason,
      Instant now) {
    records.logAll(caller.tenant(), file.id(), from, to, reason, caller.email(), now);
    records.moveAll(caller.tenant(), file.id(), from, to);
  }

  /** @return references that no record of the file has */
  private List<String> reject(
      Caller caller, FileRow file, List<Rejection> rejections, Instant now) {
    List<String> unknown = new ArrayList<>();
    for (int from = 0; from < rejections.size(); from += BATCH) {
      List<Rejection> batch = rejections.subList(from, Math.min(from + BATCH, rejections.size()));
      records.logRejections(caller.tenant(), file.id(), batch, caller.email(), now);
      int[] changed = records.reject(caller.tenant(), file.id(), batch);
      for (int i = 0; i < changed.length; i++) {
        if (changed[i] == 0) {
          unknown.add(batch.get(i).recordRef());
        }
      }
    }
    return unknown;
  }

  private ResponseResult again(FileRow file, String answer) {
    if (!answer.equals(file.responseDigest())) {
      throw new Conflict("The file has been answered already (" + file.status().wire() + ", at "
          + file.responseReceivedAt() + "), and not like this.");
    }
    return new ResponseResult(
        true,
        AGAIN,
        records.countByStatus(file.tenantId(), file.id()).getOrDefault(RecordState.ACCEPTED, 0L),
        file.errorCount(),
        Objects.requireNonNullElse(file.responseUnknown(), List.of()));
  }

  private void requireRecords(FileRow file) {
    if (records.count(file.tenantId(), file.id()) < file.recordCount()) {
      throw Conflict.passing(
          "The records of this file are still being stored.", Duration.ofSeconds(5));
    }
  }

  private FileRow hold(TenantId tenant, UUID fileId) {
    if (files.hold(tenant, fileId) == 0) {
      throw NotFound.of(ENTITY).get();
    }
    return files.find(tenant, fileId).orElseThrow();
  }

  private static FileStatus status(RegulatorResponse response) {
    return FileStatus.of(response.overallStatus().value())
        .filter(FileStatus::isAnswer)
        .orElseThrow(() -> new Invalid(new FieldError(
            List.of("body", "overall_status"),
            "must be one of accepted, rejected, partial",
            "value_error.enum")));
  }

  /** Each record once: which of two reasons counts would else depend on their order. */
  private static List<Rejection> rejections(RegulatorResponse response) {
    List<RecordRejection> given = response.rejections() == null ? List.of() : response.rejections();
    Map<String, Integer> places = new HashMap<>();
    List<Rejection> rejections = new ArrayList<>(given.size());
    for (int i = 0; i < given.size(); i++) {
      RecordRejection rejection = given.get(i);
      if (places.putIfAbsent(rejection.recordRef(), i) != null) {
        throw new Invalid(new FieldError(
            List.of("body", "rejections", i, "record_ref"),
            "is rejected twice in this response",
            "value_error"));
      }
      rejections.add(new Rejection(rejection.recordRef(), rejection.code(), rejection.message()));
    }
    if (response.overallStatus().value().equals("accepted") && !rejections.isEmpty()) {
      throw new Invalid(new FieldError(
          List.of("body", "rejections"),
          "a file with rejected records is partial, not accepted",
          "value_error"));
    }
    return rejections;
  }
}
