package io.openreg.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.openreg.server.platform.db.DatabaseSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;

/** What {@code openreg.yml} holds; every value has a default and an environment variable, named in that file. */
public final class OpenRegConfiguration extends Configuration {
  @JsonProperty
  @NotNull
  @Pattern(regexp = "development|production")
  private String environment = "development";

  @JsonProperty
  @NotNull
  private Path dataDirectory = Path.of("data");

  @JsonProperty
  private String databaseUrl = "";

  @JsonProperty
  @NotNull
  private String databaseUser = "openreg";

  @JsonProperty
  @NotNull
  private String databasePassword = "";

  @JsonProperty
  @Min(4)
  @Max(500)
  private int databasePoolSize = 20;

  @JsonProperty
  @NotBlank
  @Pattern(regexp = "auto|check")
  private String migrate = "auto";

  public boolean isProduction() {
    return environment.equals("production");
  }

  public String environment() {
    return environment;
  }

  public Path dataDirectory() {
    return dataDirectory.toAbsolutePath().normalize();
  }

  public boolean migratesAtStart() {
    return migrate.equals("auto");
  }

  /** Where nothing is said, an H2 file in the data directory. */
  public DatabaseSettings database() {
    String url =
        databaseUrl.isBlank() ? "jdbc:h2:file:" + dataDirectory().resolve("openreg") : databaseUrl;
    return new DatabaseSettings(url, databaseUser, databasePassword, databasePoolSize);
  }
}
