package io.openreg.model.connector;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A table or view of a source database.
 *
 * @param fullName schema and name joined with a dot
 */
public record TableInfo(
    @Schema(example = "public") @Nullable String schema,
    @Schema(example = "trades") String name,

    @Schema(example = "BASE TABLE", description = "BASE TABLE or VIEW")
    String type,

    @Schema(example = "public.trades") String fullName) {}
