package io.openreg.server.webhook;

import io.openreg.model.error.FieldError;
import io.openreg.model.webhook.api.WebhookBackoff;
import io.openreg.model.webhook.api.WebhookEventType;
import io.openreg.model.webhook.api.WebhookRetryPolicy;
import io.openreg.server.platform.http.Invalid;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.platform.net.AddressRange;
import io.openreg.server.platform.net.OutboundHttp;
import io.openreg.server.report.ReportService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a webhook may be, beyond what the types and lengths of its members say. */
final class WebhookRules {
  private static final Pattern HEADER_NAME = // RFC 9110 §5.6.2
      Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final Pattern HEADER_VALUE = Pattern.compile("[!-~]([ \\t!-~]{0,1998}[!-~])?");

  private final OutboundHttp outbound;
  private final ReportService reports;

  WebhookRules(OutboundHttp outbound, ReportService reports) {
    this.outbound = outbound;
    this.reports = reports;
  }

  /** Begins to look at a request. */
  Findings of(TenantId tenant) {
    return new Findings(tenant);
  }

  /** Looks at members and gathers what is wrong with them. */
  final class Findings {
    private final TenantId tenant;
    private final List<FieldError> errors = new ArrayList<>();

    private Findings(TenantId tenant) {
      this.tenant = tenant;
    }

    Findings url(@Nullable String url) {
      if (url != null) {
        try {
          outbound.check(url);
        } catch (IllegalArgumentException e) {
          fault(String.valueOf(e.getMessage()), "url");
        }
      }
      return this;
    }

    Findings events(@Nullable List<@Nullable WebhookEventType> events) {
      each("events", events, (event, i) -> {
        if (!event.isKnown()) {
          fault(
              "must be one of "
                  + WebhookEventType.known().stream()
                      .map(WebhookEventType::value)
                      .collect(Collectors.joining(", ")),
              "events",
              i);
        }
      });
      return this;
    }

    Findings headers(@Nullable Map<String, @Nullable String> headers) {
      if (headers == null) {
        return this;
      }
      Set<String> seen = new HashSet<>();
      headers.forEach((name, value) -> {
        if (!HEADER_NAME.matcher(name).matches()) {
          fault("must be named as headers are (RFC 9110), in at most 100 characters", "headers");
        } else if (SignedHeaders.isReserved(name)) {
          fault("is a header that the server sends itself", "headers", name);
        } else if (!seen.add(name.toLowerCase(Locale.ROOT))) {
          fault("is there twice: capital letters make no other header", "headers", name);
        } else if (value == null || !HEADER_VALUE.matcher(value).matches()) {
          fault("must be 1 to 2000 printable ASCII characters", "headers", name);
        } else if (value.equals(ShownHeaders.MASK)) {
          fault("is what the value is shown as, not the value: give it again", "headers", name);
        }
      });
      return this;
    }

    Findings allowedIps(@Nullable List<@Nullable String> ranges) {
      each("allowed_ips", ranges, (range, i) -> {
        if (AddressRange.parse(range).isEmpty()) {
          fault(
              "must be an address or a block of addresses such as 203.0.113.0/24",
              "allowed_ips",
              i);
        }
      });
      return this;
    }

    Findings reports(@Nullable List<@Nullable UUID> ids) {
      each("report_ids", ids, (id, i) -> {
        if (!reports.exists(tenant, id)) {
          fault("there is no such report", "report_ids", i);
        }
      });
      return this;
    }

    Findings retryPolicy(@Nullable WebhookRetryPolicy policy) {
      if (policy == null) {
        return this;
      }
      WebhookBackoff backoff = policy.backoff();
      if (backoff != null && !backoff.isKnown()) {
        fault("must be one of exponential, linear, fixed", "retry_policy", "backoff");
      }
      RetryPlan plan = RetryPlan.of(policy);
      if (plan.maxSeconds() < plan.baseSeconds()) {
        fault(
            "must not be less than base_delay_seconds, which is " + plan.baseSeconds(),
            "retry_policy",
            "max_delay_seconds");
      }
      return this;
    }

    /** @throws Invalid with all that was found, if anything was */
    void enforce() {
      if (!errors.isEmpty()) {
        throw new Invalid(errors);
      }
    }

    private <T> void each(String member, @Nullable List<@Nullable T> values, Check<T> check) {
      if (values == null) {
        return;
      }
      for (int i = 0; i < values.size(); i++) {
        T value = values.get(i);
        if (value == null) {
          fault("must not be null", member, i);
        } else {
          check.look(value, i);
        }
      }
    }

    private void fault(String what, Object... place) {
      List<Object> loc = new ArrayList<>(List.of("body"));
      loc.addAll(Arrays.asList(place));
      errors.add(new FieldError(loc, what, "value_error"));
    }
  }

  private interface Check<T> {
    void look(T value, int index);
  }
}
