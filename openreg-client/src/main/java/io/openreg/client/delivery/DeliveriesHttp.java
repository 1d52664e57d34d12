package io.openreg.client.delivery;

import io.openreg.client.engine.CallContext;
import io.openreg.model.delivery.DeliveryHistory;
import io.openreg.model.delivery.DeliveryQueued;
import io.openreg.model.delivery.DestinationLink;
import java.util.UUID;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** How calls look to Retrofit. */
interface DeliveriesHttp {
  @POST("api/v1/delivery/artifacts/{artifact_id}/deliver")
  Call<DeliveryQueued> deliver(
      @Header("Idempotency-Key") String key,
      @Path("artifact_id") UUID artifactId,
      @Body DestinationLink body,
      @Tag CallContext call);

  @GET("api/v1/delivery/artifacts/{artifact_id}/deliveries")
  Call<DeliveryHistory> ofArtifact(
      @Path("artifact_id") UUID artifactId,
      @Query("skip") long skip,
      @Query("limit") int limit,
      @Tag CallContext call);

  @GET("api/v1/delivery/destinations/{destination_id}/deliveries")
  Call<DeliveryHistory> ofDestination(
      @Path("destination_id") UUID destinationId,
      @Query("skip") long skip,
      @Query("limit") int limit,
      @Tag CallContext call);
}
