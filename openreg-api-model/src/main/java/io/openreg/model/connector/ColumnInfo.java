package io.openreg.model.connector;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A column of a source table.
 *
 * @param type as the database writes it, lower-case, with its length
 * @param defaultValue the default expression, as the database writes it
 * @param maxLength characters, of text columns
 * @param precision digits, of numeric columns
 * @param position from 1
 */
public record ColumnInfo(
    @Schema(example = "isin") String name,
    @Schema(example = "varchar(12)") String type,
    boolean nullable,
    @JsonProperty("default") @Nullable String defaultValue,
    @Schema(example = "12") @Nullable Integer maxLength,
    @Nullable Integer precision,
    @Schema(example = "3") int position) {}
