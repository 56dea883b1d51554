package io.peerproof.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test class, or a single test, that makes calls. Its methods and its constructor may
 * declare a parameter of type {@link io.peerproof.Call}, or {@link io.peerproof.Peerproof} for
 * several calls.
 *
 * <p>All tests of a class and of its nested classes share browsers. Peerproof removes all data of a
 * test from them before the next test. Tests that run in parallel use different browsers.
 *
 * <p>Attributes override the JUnit configuration parameter of the same name ({@code
 * peerproof.browser}, …, for example in {@code junit-platform.properties}), which overrides the
 * default. The annotation nearest to the test wins.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PeerproofExtension.class)
public @interface PeerproofTest {

  /** The browser, such as {@code chrome@131}. Default: {@code auto}. */
  String browser() default "";

  /**
   * The time within which a call must be proven, such as {@code 5s} or {@code 500ms}. Default:
   * {@code 20s}.
   */
  String timeout() default "";

  /**
   * The size and frame rate of the fake cameras, such as {@code 320x240@15}. Default: {@code
   * 640x480@30}.
   */
  String camera() default "";

  /**
   * The number of peers of a call, 2 to 8: {@code call.peer("peer3")}. Default: 2, the caller and
   * the callee.
   */
  int peers() default 0;

  /**
   * The folder to serve at {@code /}, beside the signaling relay; relative to the working
   * directory. For pages that need no server of their own. Default: Peerproof's demo page.
   */
  String serve() default "";

  /**
   * Playing of audible media on a page that nobody has clicked: {@code browser}, as for a user, or
   * {@code allow}. Default: {@code browser}.
   */
  String autoplay() default "";

  /**
   * Answer of the user to {@code getDisplayMedia}, after a click: {@code granted} or {@code
   * refused}. Default: {@code granted}.
   */
  String screen() default "";

  /**
   * True if each page has both ends of its connections, or an echo, and receives its own media over
   * them.
   */
  boolean loopback() default false;

  /**
   * True if both pages are opened in one browser, each in its own window, because they find each
   * other through what only tabs of one browser share.
   */
  boolean sameBrowser() default false;

  /** True if the browsers accept any TLS certificate, including self-signed ones. */
  boolean insecure() default false;
}
