package io.openreg.server.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a class of tests once with a server on H2 and once on PostgreSQL. The class takes the {@link OpenRegServer} in its
 * constructor; it is started once for each database and shared, so every test works in a tenant of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}", autoCloseArguments = false)
@ArgumentsSource(SharedServers.class)
public @interface OnBothDatabases {}
