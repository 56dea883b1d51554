package io.peerproof.browser.detect;

import io.peerproof.browser.platform.HostEnvironment;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cache of the output of {@code --version}, valid as long as the files of the program do not
 * change. Starting a browser only for its version takes a third of a second, which a call would
 * wait for.
 *
 * <p>A program whose files do not identify its version is not cached, such as a script that starts
 * another program, or a snap.
 *
 * @param file {@code versions.properties} beside {@link HostEnvironment#browserCache}; maps the
 *     path of a program to the state of its files and its output
 */
public record VersionCache(Path file) {

  private static final Logger LOG = LoggerFactory.getLogger(VersionCache.class);

  private static final String SEPARATOR = "|";

  /** Programs that are cached, by name: chromedriver, Google Chrome, msedge. */
  private static final Pattern OURS = Pattern.compile("(?i)chrom|edge");

  public static VersionCache of(HostEnvironment host) {
    return new VersionCache(host.browserCache().resolveSibling("versions.properties"));
  }

  /**
   * Returns the cached output of {@code program}; empty if the program has changed or is unknown.
   */
  Optional<String> said(Path program) {
    try {
      Optional<String> identity = identity(program);
      if (identity.isEmpty()) {
        return Optional.empty();
      }
      String same = identity.get() + SEPARATOR;
      return Optional.ofNullable(read().getProperty(program.toString()))
          .filter(kept -> kept.startsWith(same))
          .map(kept -> kept.substring(same.length()));
    } catch (IOException | IllegalArgumentException e) {
      LOG.debug("{} cannot be read, so programs are run for their version: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /** Stores the output line of {@code program}. */
  void remember(Path program, String line) {
    try {
      Optional<String> identity = identity(program);
      if (identity.isPresent()) {
        change(kept -> kept.setProperty(program.toString(), identity.get() + SEPARATOR + line));
      }
    } catch (IOException e) {
      LOG.debug("Cannot store the version of {}: {}", program, e.toString());
    }
  }

  /** Removes {@code program}, so that it runs the next time. */
  public void forget(Path program) {
    try {
      change(kept -> kept.remove(program.toString()));
    } catch (IOException e) {
      LOG.debug("Cannot remove the version of {}: {}", program, e.toString());
    }
  }

  @FunctionalInterface
  private interface Change {
    void in(Properties kept);
  }

  /** Changes the file. Of two concurrent changes one is lost; that program then runs once more. */
  private void change(Change change) throws IOException {
    Properties kept = new Properties();
    try {
      kept = read();
    } catch (IllegalArgumentException e) {
      LOG.debug("{} is corrupt and was reset: {}", file, e.toString());
    }
    kept.keySet().removeIf(program -> !new File(String.valueOf(program)).exists());
    change.in(kept);
    Path folder = Files.createDirectories(file.getParent());
    Path beside = Files.createTempFile(folder, ".versions-", "");
    try {
      try (var out = Files.newOutputStream(beside)) {
        kept.store(out, "Output of --version by program; may be deleted");
      }
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /**
   * @throws IllegalArgumentException if the file is damaged
   */
  private Properties read() throws IOException {
    Properties kept = new Properties();
    try (var in = Files.newInputStream(file)) {
      kept.load(in);
    } catch (NoSuchFileException e) {
      return kept;
    }
    return kept;
  }

  /** Returns a text that changes with the program; empty if its files do not identify it. */
  private static Optional<String> identity(Path program) throws IOException {
    Path real = program.toRealPath();
    if (!OURS.matcher(real.getFileName().toString()).find()) {
      return Optional.empty();
    }
    if (!isScript(real)) {
      return Optional.of(stamp(real));
    }
    Optional<Path> started = startedBy(real);
    return started.isEmpty()
        ? Optional.empty()
        : Optional.of(stamp(real) + " " + stamp(started.get()));
  }

  /** Finds the program of a package's start script: beside it, or at Debian's location. */
  private static Optional<Path> startedBy(Path script) {
    String name = script.getFileName().toString();
    return Stream.of("chrome", "msedge", "../lib/" + name + "/" + name)
        .map(place -> script.resolveSibling(place).normalize())
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static boolean isScript(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == '#' && in.read() == '!';
    }
  }

  private static String stamp(Path file) throws IOException {
    BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
    return file + " " + is.size() + " " + is.lastModifiedTime().toMillis() + " " + is.fileKey();
  }
}
