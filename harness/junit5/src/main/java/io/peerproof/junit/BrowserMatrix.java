package io.peerproof.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test once per pair of these browsers: each browser calls every other one and itself. Use
 * it instead of {@code @Test}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith({BrowserMatrixExtension.class, PeerproofExtension.class})
public @interface BrowserMatrix {

  /**
   * The browsers, in the notation of {@code --browser}: {@code chrome@stable}, {@code
   * debian:chromium@150}, or a path.
   */
  String[] value();
}
