package io.openreg.client.webhooks;

import io.openreg.client.engine.CallContext;
import io.openreg.model.webhook.api.Webhook;
import io.openreg.model.webhook.api.WebhookCreate;
import io.openreg.model.webhook.api.WebhookCreated;
import io.openreg.model.webhook.api.WebhookDelivery;
import io.openreg.model.webhook.api.WebhookDeliveryDetails;
import io.openreg.model.webhook.api.WebhookDeliveryStatus;
import io.openreg.model.webhook.api.WebhookEventType;
import io.openreg.model.webhook.api.WebhookEventTypes;
import io.openreg.model.webhook.api.WebhookRetryResult;
import io.openreg.model.webhook.api.WebhookSecretRotated;
import io.openreg.model.webhook.api.WebhookTestResult;
import io.openreg.model.webhook.api.WebhookUpdate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** How calls look to Retrofit. */
interface WebhooksHttp {
  @GET("api/v1/webhooks/events/types")
  Call<WebhookEventTypes> eventTypes(@Tag CallContext call);

  @GET("api/v1/webhooks")
  Call<List<Webhook>> list(
      @Query("skip") long skip,
      @Query("limit") int limit,
      @Query("is_active") @Nullable Boolean isActive,
      @Tag CallContext call);

  @POST("api/v1/webhooks")
  Call<WebhookCreated> create(
      @Header("Idempotency-Key") String key, @Body WebhookCreate body, @Tag CallContext call);

  @GET("api/v1/webhooks/{id}")
  Call<Webhook> get(@Path("id") UUID id, @Tag CallContext call);

  @PATCH("api/v1/webhooks/{id}")
  Call<Webhook> update(@Path("id") UUID id, @Body WebhookUpdate body, @Tag CallContext call);

  @DELETE("api/v1/webhooks/{id}")
  Call<Void> delete(@Path("id") UUID id, @Tag CallContext call);

  @POST("api/v1/webhooks/{id}/test")
  Call<WebhookTestResult> test(@Path("id") UUID id, @Tag CallContext call);

  @POST("api/v1/webhooks/{id}/rotate-secret")
  Call<WebhookSecretRotated> rotateSecret(
      @Header("Idempotency-Key") String key, @Path("id") UUID id, @Tag CallContext call);

  @DELETE("api/v1/webhooks/{id}/previous-secret")
  Call<Void> forgetPreviousSecret(@Path("id") UUID id, @Tag CallContext call);

  @GET("api/v1/webhooks/{id}/deliveries")
  Call<List<WebhookDelivery>> deliveries(
      @Path("id") UUID id,
      @Query("skip") long skip,
      @Query("limit") int limit,
      @Query("status") @Nullable WebhookDeliveryStatus status,
      @Query("event_type") @Nullable WebhookEventType eventType,
      @Tag CallContext call);

  @GET("api/v1/webhooks/{id}/deliveries/{delivery}")
  Call<WebhookDeliveryDetails> delivery(
      @Path("id") UUID id, @Path("delivery") UUID deliveryId, @Tag CallContext call);

  @POST("api/v1/webhooks/{id}/deliveries/{delivery}/retry")
  Call<WebhookRetryResult> retry(
      @Header("Idempotency-Key") String key,
      @Path("id") UUID id,
      @Path("delivery") UUID deliveryId,
      @Tag CallContext call);
}
