package io.peerproof.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class, or a single test, that makes calls: its methods and its constructor may ask for a
 * {@link io.peerproof.Call}, or for the {@link io.peerproof.Peerproof} that gives calls.
 *
 * <p>The browsers are kept for all tests of a class and of the classes nested in it, and nothing of
 * a test is left in them for the next. Tests that run at the same time have browsers of their own.
 *
 * <p>What stands here goes before the configuration parameter of JUnit of the same name ({@code
 * peerproof.browser} and so on, in {@code junit-platform.properties} for instance), and that before
 * the default. On a nested class or a method it goes before what the class around it says.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PeerproofExtension.class)
public @interface PeerproofTest {

  /** Which browser, {@code chrome@131} for instance. By default: {@code auto}. */
  String browser() default "";

  /** How long a call may take, {@code 5s} or {@code 500ms}. By default: {@code 20s}. */
  String timeout() default "";

  /** Size and rate of the fake cameras, {@code 320x240@15}. By default: {@code 640x480@30}. */
  String camera() default "";

  /**
   * A folder of files that are served at {@code /}, beside the relay, for pages that need only
   * that; relative to the working directory. By default: Peerproof's own demo.
   */
  String serve() default "";

  /** Whether certificates that nobody vouches for are accepted. */
  boolean insecure() default false;
}
