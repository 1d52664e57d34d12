package io.openreg.client.system;

import io.openreg.client.engine.CallContext;
import io.openreg.model.Health;
import io.openreg.model.Readiness;
import io.openreg.model.ServerInfo;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Tag;

/** How calls look to Retrofit. */
interface ServerStatusHttp {
  @GET(".")
  Call<ServerInfo> info(@Tag CallContext call);

  @GET("health")
  Call<Health> health(@Tag CallContext call);

  @GET("ready")
  Call<Readiness> readiness(@Tag CallContext call);
}
