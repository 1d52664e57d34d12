package io.openreg.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.openreg.server.auth.AuthSettings;
import io.openreg.server.auth.PasswordCost;
import io.openreg.server.delivery.DeliverySettings;
import io.openreg.server.platform.StartRefused;
import io.openreg.server.platform.crypto.MasterKey;
import io.openreg.server.platform.crypto.SigningSecret;
import io.openreg.server.platform.db.DatabaseSettings;
import io.openreg.server.platform.http.Cors;
import io.openreg.server.platform.http.TrustedProxies;
import io.openreg.server.platform.jobs.JobSettings;
import io.openreg.server.platform.net.AddressRange;
import io.openreg.server.platform.net.EgressAllowance;
import io.openreg.server.platform.workers.WorkerPoolConfig;
import io.openreg.server.run.RunSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code openreg.yml} holds; every value has a default and an environment variable, named in that file. */
public final class OpenRegConfiguration extends Configuration {
  private static final int DELIVERIES_AT_ONCE = 4;
  private static final String LOOPBACK = "127.0.0.1";
  private static final String EVERYWHERE = "0.0.0.0";
  private static final Set<String> ROLES = Set.of("api", "jobs");
  private static final Set<String> DEVELOPMENT_ORIGINS =
      Set.of("http://localhost:3000", "http://localhost:5173");

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

  @JsonProperty
  @NotNull
  private String secretKey = "";

  @JsonProperty
  @NotNull
  private String encryptionKey = "";

  @JsonProperty
  @NotNull
  private String adminEmail = "";

  @JsonProperty
  @NotNull
  private String adminPassword = "";

  @JsonProperty
  @NotNull
  @MinDuration(value = 1, unit = TimeUnit.MINUTES)
  @MaxDuration(value = 1, unit = TimeUnit.DAYS)
  private Duration accessTokenLife = Duration.minutes(30);

  @JsonProperty
  @NotNull
  @MinDuration(value = 5, unit = TimeUnit.MINUTES)
  @MaxDuration(value = 90, unit = TimeUnit.DAYS)
  private Duration refreshTokenLife = Duration.days(7);

  @JsonProperty
  @NotNull
  private String trustedProxies = "";

  /** Null: those of the two usual development servers, in development. */
  @JsonProperty
  private @Nullable String corsOrigins;

  @JsonProperty
  @Min(1_000)
  private long largestRequest = 10_000_000;

  @JsonProperty
  @NotNull
  @Pattern(regexp = "on|off")
  private String rateLimits = "on";

  @JsonProperty
  @NotNull
  private String roles = "api,jobs";

  @JsonProperty
  @NotNull
  @MinDuration(value = 500, unit = TimeUnit.MILLISECONDS)
  @MaxDuration(value = 1, unit = TimeUnit.MINUTES)
  private Duration jobHeartbeat = Duration.seconds(10);

  /** Empty: a directory in the data directory. */
  @JsonProperty
  @NotNull
  private String artifacts = "";

  /** 0: as many as there are cores. */
  @JsonProperty
  @Min(0)
  @Max(256)
  private int workers;

  @JsonProperty
  @NotNull
  @Pattern(regexp = "[1-9][0-9]{0,8}[kKmMgG]")
  private String workerHeap = WorkerPoolConfig.DEFAULT_HEAP;

  @JsonProperty
  @NotNull
  private Duration sourceRetryDelay = Duration.seconds(30);

  @JsonProperty
  @NotNull
  private String egressAllow = "";

  @JsonProperty
  @NotNull
  @MinDuration(value = 100, unit = TimeUnit.MILLISECONDS)
  @MaxDuration(value = 5, unit = TimeUnit.MINUTES)
  private Duration deliveryConnectTimeout = Duration.seconds(10);

  @JsonProperty
  @NotNull
  @MinDuration(value = 100, unit = TimeUnit.MILLISECONDS)
  @MaxDuration(value = 1, unit = TimeUnit.HOURS)
  private Duration deliveryStallTimeout = Duration.seconds(60);

  /** Null: none in development, five seconds in production. */
  @JsonProperty
  private @Nullable Duration drainNotice;

  public boolean isProduction() {
    return environment.equals("production");
  }

  public String environment() {
    return environment;
  }

  public Path dataDirectory() {
    return dataDirectory.toAbsolutePath().normalize();
  }

  /** Where nothing is said, a server answers on loopback in development and everywhere in production. */
  void completeAddresses() {
    if (getServerFactory() instanceof DefaultServerFactory server) {
      complete(server.getApplicationConnectors(), isProduction() ? EVERYWHERE : LOOPBACK);
      complete(server.getAdminConnectors(), LOOPBACK);
    }
  }

  private static void complete(List<ConnectorFactory> connectors, String host) {
    for (ConnectorFactory connector : connectors) {
      if (connector instanceof HttpConnectorFactory http
          && (http.getBindHost() == null || http.getBindHost().isBlank())) {
        http.setBindHost(host);
      }
    }
  }

  /** Of the API first, then that of metrics. */
  public List<ListeningAddress> addresses() {
    if (getServerFactory() instanceof DefaultServerFactory server) {
      return Stream.concat(
              listening(server.getApplicationConnectors(), "OPENREG_PORT"),
              listening(server.getAdminConnectors(), "OPENREG_ADMIN_PORT"))
          .toList();
    }
    return List.of();
  }

  private static Stream<ListeningAddress> listening(
      List<ConnectorFactory> connectors, String setting) {
    return connectors.stream()
        .filter(HttpConnectorFactory.class::isInstance)
        .map(HttpConnectorFactory.class::cast)
        .map(http ->
            new ListeningAddress(String.valueOf(http.getBindHost()), http.getPort(), setting));
  }

  public boolean migratesAtStart() {
    return migrate.equals("auto");
  }

  /** Signs access tokens. Where nothing is said, a key of this installation's own, in the data directory. */
  public SigningSecret signingSecret(SecureRandom random) {
    return hasSecretKey()
        ? SigningSecret.configured(secretKey, "OPENREG_SECRET_KEY")
        : SigningSecret.inDirectory(keyDirectory(), random);
  }

  /** Opens the secrets at rest. Where nothing is said, a key of this installation's own, in the data directory. */
  public MasterKey masterKey(SecureRandom random) {
    return hasEncryptionKey()
        ? MasterKey.configured(encryptionKey, "OPENREG_ENCRYPTION_KEY")
        : MasterKey.inDirectory(keyDirectory(), random);
  }

  public boolean hasSecretKey() {
    return !secretKey.isBlank();
  }

  public boolean hasEncryptionKey() {
    return !encryptionKey.isBlank();
  }

  /** Looks at the keys that are given; none is made. */
  void givenKeys() {
    if (hasSecretKey()) {
      SigningSecret.configured(secretKey, "OPENREG_SECRET_KEY");
    }
    if (hasEncryptionKey()) {
      MasterKey.configured(encryptionKey, "OPENREG_ENCRYPTION_KEY");
    }
  }

  /** Where keys are kept that are not given. */
  public Path keyDirectory() {
    return dataDirectory().resolve("keys");
  }

  /** Of the first administrator; blank where nothing is said. */
  public String adminEmail() {
    return adminEmail;
  }

  /** Of the first administrator; blank where nothing is said. */
  public String adminPassword() {
    return adminPassword;
  }

  public AuthSettings auth() {
    return new AuthSettings(
        accessTokenLife.toJavaDuration(), refreshTokenLife.toJavaDuration(), PasswordCost.STANDARD);
  }

  public TrustedProxies trustedProxies() {
    return new TrustedProxies(words(trustedProxies).stream()
        .map(range -> AddressRange.parse(range)
            .orElseThrow(() -> new StartRefused("OPENREG_TRUSTED_PROXIES: '" + range
                + "' is not an address or a block of addresses such as 10.0.0.0/8.")))
        .toList());
  }

  /** In bytes. */
  public long largestRequest() {
    return largestRequest;
  }

  public boolean hasRateLimits() {
    return rateLimits.equals("on");
  }

  /** What this node does: {@code api} answers requests, {@code jobs} does the work behind them. */
  public Set<String> roles() {
    Set<String> named = Set.copyOf(words(roles));
    if (named.isEmpty() || !ROLES.containsAll(named)) {
      throw new StartRefused("OPENREG_ROLES is '" + roles + "': name api, jobs or both.");
    }
    return named;
  }

  /** How long a stopping node still answers, so that proxies see that it is no longer ready. */
  public java.time.Duration drainNotice() {
    Duration usual = Duration.seconds(isProduction() ? 5 : 0);
    return (drainNotice == null ? usual : drainNotice).toJavaDuration();
  }

  public Cors cors() {
    if (corsOrigins == null || corsOrigins.isBlank()) {
      return new Cors(isProduction() ? Set.of() : DEVELOPMENT_ORIGINS);
    }
    return new Cors(Set.copyOf(words(corsOrigins)));
  }

  /** Where webhooks may be sent to, besides the world outside. */
  public EgressAllowance egress() {
    try {
      EgressAllowance allowed = EgressAllowance.of(words(egressAllow));
      return isProduction() ? allowed : allowed.and(EgressAllowance.LOOPBACK);
    } catch (IllegalArgumentException e) {
      throw new StartRefused("OPENREG_EGRESS_ALLOW: " + e.getMessage() + ".");
    }
  }

  private static List<String> words(String list) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  /** Where nothing is said, an H2 file in the data directory. */
  public DatabaseSettings database() {
    String url =
        databaseUrl.isBlank() ? "jdbc:h2:file:" + dataDirectory().resolve("openreg") : databaseUrl;
    return new DatabaseSettings(url, databaseUser, databasePassword, databasePoolSize);
  }

  /** Where files of runs are kept. */
  public Path artifactDirectory() {
    if (artifacts.isBlank()) {
      return dataDirectory().resolve("artifacts");
    }
    if (!artifacts.startsWith("file:")) {
      throw new StartRefused(
          "OPENREG_ARTIFACTS is '" + artifacts
              + "': this release keeps artifacts on disk only, at a file: URI such as file:/var/lib/openreg/artifacts.");
    }
    return Path.of(URI.create(artifacts));
  }

  /** @param mainClass what each worker process runs */
  public WorkerPoolConfig workers(String mainClass) {
    return WorkerPoolConfig.defaults(mainClass, dataDirectory().resolve("workers"))
        .withWorkers(workerCount())
        .withHeap(workerHeap);
  }

  public JobSettings jobs() {
    return JobSettings.DEFAULT.withHeartbeat(jobHeartbeat.toJavaDuration());
  }

  public RunSettings runs() {
    return RunSettings.standard(dataDirectory().resolve("work"), workerCount())
        .withRetryBase(sourceRetryDelay.toJavaDuration());
  }

  public DeliverySettings deliveries() {
    return new DeliverySettings(
        deliveryConnectTimeout.toJavaDuration(),
        deliveryStallTimeout.toJavaDuration(),
        DELIVERIES_AT_ONCE);
  }

  private int workerCount() {
    return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
  }
}
