package io.openreg.server.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * As {@link OnBothDatabases}, for classes that turn the clock: the constructor takes the {@link OpenRegServer} and its
 * {@link TurnableClock}. These servers are shared by such classes alone; a token from before a turn may have expired after it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}", autoCloseArguments = false)
@ArgumentsSource(SharedServersInTime.class)
public @interface TurningTheClock {}
