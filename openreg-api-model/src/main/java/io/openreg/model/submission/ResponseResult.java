package io.openreg.model.submission;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What a regulator's answer has changed.
 *
 * @param acceptedCount records of the file that are accepted now
 * @param rejectedCount records of the file that are rejected now
 * @param unknownRecordRefs rejections that name no record of the file; nothing was done for these
 */
public record ResponseResult(
    boolean success,
    @Schema(example = "Response registered") String message,
    long acceptedCount,
    long rejectedCount,
    List<String> unknownRecordRefs) {}
