package io.openreg.client.destinations;

import io.openreg.client.engine.CallContext;
import io.openreg.model.delivery.Destination;
import io.openreg.model.delivery.DestinationCreate;
import io.openreg.model.delivery.DestinationLink;
import io.openreg.model.delivery.DestinationLinked;
import io.openreg.model.delivery.DestinationTestRequest;
import io.openreg.model.delivery.DestinationTestResult;
import io.openreg.model.delivery.DestinationUpdate;
import io.openreg.model.delivery.LinkedDestination;
import java.util.List;
import java.util.UUID;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Tag;

/** How calls look to Retrofit. */
interface DestinationsHttp {
  @GET("api/v1/destinations")
  Call<List<Destination>> list(@Tag CallContext call);

  @POST("api/v1/destinations")
  Call<Destination> create(
      @Header("Idempotency-Key") String key, @Body DestinationCreate body, @Tag CallContext call);

  @GET("api/v1/destinations/{id}")
  Call<Destination> get(@Path("id") UUID id, @Tag CallContext call);

  @PUT("api/v1/destinations/{id}")
  Call<Destination> update(
      @Path("id") UUID id, @Body DestinationUpdate body, @Tag CallContext call);

  @DELETE("api/v1/destinations/{id}")
  Call<Void> delete(@Path("id") UUID id, @Tag CallContext call);

  @POST("api/v1/destinations/test")
  Call<DestinationTestResult> testBeforeSave(
      @Body DestinationTestRequest body, @Tag CallContext call);

  @POST("api/v1/destinations/{id}/test")
  Call<DestinationTestResult> test(@Path("id") UUID id, @Tag CallContext call);

  @GET("api/v1/reports/{report_id}/destinations")
  Call<List<LinkedDestination>> ofReport(@Path("report_id") UUID reportId, @Tag CallContext call);

  @POST("api/v1/reports/{report_id}/destinations")
  Call<DestinationLinked> link(
      @Path("report_id") UUID reportId, @Body DestinationLink body, @Tag CallContext call);

  @DELETE("api/v1/reports/{report_id}/destinations/{destination_id}")
  Call<Void> unlink(
      @Path("report_id") UUID reportId,
      @Path("destination_id") UUID destinationId,
      @Tag CallContext call);
}
