package io.openreg.server.platform.http;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.Set;

/** Puts in front of every operation what its annotations say. An operation that says nothing about access stops the start. */
final class AccessFeature implements DynamicFeature {
  private final Authenticator authenticator;
  private final EntityTags tags;

  AccessFeature(Authenticator authenticator, EntityTags tags) {
    this.authenticator = authenticator;
    this.tags = tags;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Method method = resource.getResourceMethod();
    if (!method.getDeclaringClass().getPackageName().startsWith("io.openreg.")) {
      return;
    }
    if (method.isAnnotationPresent(Needs.class)) {
      context.register(
          new AccessFilter(
              authenticator, Set.of(method.getAnnotation(Needs.class).value())),
          Priorities.AUTHENTICATION);
    } else if (method.isAnnotationPresent(SignedIn.class)) {
      context.register(new AccessFilter(authenticator, Set.of()), Priorities.AUTHENTICATION);
    } else if (!method.isAnnotationPresent(Open.class)) {
      throw new IllegalStateException(
          method + " must say who may call it: @Needs, @SignedIn or @Open");
    }
    if (method.isAnnotationPresent(Idempotent.class)) {
      context.register(new IdempotencyFilter(route(method)), Priorities.AUTHORIZATION + 1);
    }
    if (method.isAnnotationPresent(Tagged.class)) {
      context.register(new EntityTagFilter(tags));
    }
  }

  /** The operation's own name: parameters of the path belong to the digest of the request. */
  private static String route(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }
}
