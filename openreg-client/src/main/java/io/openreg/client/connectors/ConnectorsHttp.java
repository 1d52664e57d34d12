package io.openreg.client.connectors;

import io.openreg.client.engine.CallContext;
import io.openreg.model.connector.ColumnList;
import io.openreg.model.connector.Connector;
import io.openreg.model.connector.ConnectorCreate;
import io.openreg.model.connector.ConnectorTestRequest;
import io.openreg.model.connector.ConnectorTestResult;
import io.openreg.model.connector.ConnectorUpdate;
import io.openreg.model.connector.TableList;
import io.openreg.model.connector.TablePreview;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** How calls look to Retrofit. */
interface ConnectorsHttp {
  @GET("api/v1/connectors")
  Call<List<Connector>> list(@Tag CallContext call);

  @POST("api/v1/connectors")
  Call<Connector> create(
      @Header("Idempotency-Key") String key, @Body ConnectorCreate body, @Tag CallContext call);

  @GET("api/v1/connectors/{id}")
  Call<Connector> get(@Path("id") UUID id, @Tag CallContext call);

  @PUT("api/v1/connectors/{id}")
  Call<Connector> update(@Path("id") UUID id, @Body ConnectorUpdate body, @Tag CallContext call);

  @DELETE("api/v1/connectors/{id}")
  Call<Void> delete(@Path("id") UUID id, @Tag CallContext call);

  @POST("api/v1/connectors/test")
  Call<ConnectorTestResult> testBeforeSave(@Body ConnectorTestRequest body, @Tag CallContext call);

  @POST("api/v1/connectors/{id}/test")
  Call<ConnectorTestResult> test(@Path("id") UUID id, @Tag CallContext call);

  @GET("api/v1/connectors/{id}/tables")
  Call<TableList> tables(
      @Path("id") UUID id, @Query("schema_name") @Nullable String schema, @Tag CallContext call);

  @GET("api/v1/connectors/{id}/columns")
  Call<ColumnList> columns(
      @Path("id") UUID id,
      @Query("table") String table,
      @Query("schema_name") @Nullable String schema,
      @Tag CallContext call);

  @GET("api/v1/connectors/{id}/preview")
  Call<TablePreview> preview(
      @Path("id") UUID id,
      @Query("table") String table,
      @Query("schema_name") @Nullable String schema,
      @Query("limit") int limit,
      @Tag CallContext call);
}
