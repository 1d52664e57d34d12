package io.openreg.client.auth;

import io.openreg.client.engine.CallContext;
import io.openreg.model.auth.CurrentUser;
import io.openreg.model.auth.LoginRequest;
import io.openreg.model.auth.LogoutAllResult;
import io.openreg.model.auth.LogoutResult;
import io.openreg.model.auth.RefreshRequest;
import io.openreg.model.auth.SessionList;
import io.openreg.model.auth.TokenResponse;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Tag;

/** How calls look to Retrofit. */
interface AuthHttp {
  @POST("api/v1/auth/login")
  Call<TokenResponse> login(@Body LoginRequest body, @Tag CallContext call);

  @POST("api/v1/auth/refresh")
  Call<TokenResponse> refresh(@Body RefreshRequest body, @Tag CallContext call);

  @GET("api/v1/auth/me")
  Call<CurrentUser> me(@Tag CallContext call);

  @POST("api/v1/auth/logout")
  Call<LogoutResult> logout(@Tag CallContext call);

  @POST("api/v1/auth/logout-all")
  Call<LogoutAllResult> logoutAll(@Tag CallContext call);

  @GET("api/v1/auth/sessions")
  Call<SessionList> sessions(@Tag CallContext call);
}
