package io.peerproof.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is run once for each pair of these browsers: each calls each, and itself. Stands in
 * the place of {@code @Test}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith({BrowserMatrixExtension.class, PeerproofExtension.class})
public @interface BrowserMatrix {

  /** As on the command line: {@code chrome@stable}, {@code debian:chromium@150}, a path. */
  String[] value();
}
