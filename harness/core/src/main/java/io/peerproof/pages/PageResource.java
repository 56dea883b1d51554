package io.peerproof.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Text of a file that another artifact holds: a script, a template, a chart library.
 *
 * <p>A class that is in a named module finds only files of its own module; the class loader finds
 * all.
 */
public final class PageResource {

  private PageResource() {}

  /**
   * Reads a file that is there.
   *
   * @param name class path name, for example {@code /io/peerproof/pages/x/main.js}
   */
  public static String text(String name) {
    return Objects.requireNonNull(find(name), () -> name + " is not on the class path");
  }

  /** Reads a file; null if there is none. */
  static @Nullable String find(String name) {
    ClassLoader loader = PageResource.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(name.substring(1))) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
