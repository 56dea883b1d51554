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
 * What programs said to {@code --version}, as long as their files stay as they are: to start a
 * browser for nothing else takes a third of a second, and a call of a few seconds waits for it.
 *
 * <p>What cannot be told by its files is not remembered: a script that starts who knows what, or a
 * program that is several (a snap).
 *
 * @param file {@code versions.properties} beside {@link HostEnvironment#browserCache}; a program's
 *     path to what its files are and what it said
 */
public record VersionCache(Path file) {

  private static final Logger LOG = LoggerFactory.getLogger(VersionCache.class);

  private static final String SEPARATOR = "|";

  /** Programs of one purpose, by their names: chromedriver, Google Chrome, msedge. */
  private static final Pattern OURS = Pattern.compile("(?i)chrom|edge");

  public static VersionCache of(HostEnvironment host) {
    return new VersionCache(host.browserCache().resolveSibling("versions.properties"));
  }

  /** What {@code program} said when it was the same as now; empty when it is to be asked. */
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
      LOG.debug("{} cannot be read, so programs are asked: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /** Remembers the line that {@code program} said. */
  void remember(Path program, String line) {
    try {
      Optional<String> identity = identity(program);
      if (identity.isPresent()) {
        change(kept -> kept.setProperty(program.toString(), identity.get() + SEPARATOR + line));
      }
    } catch (IOException e) {
      LOG.debug("The version of {} is not remembered: {}", program, e.toString());
    }
  }

  /** Has {@code program} asked the next time. */
  public void forget(Path program) {
    try {
      change(kept -> kept.remove(program.toString()));
    } catch (IOException e) {
      LOG.debug("The version of {} is not forgotten: {}", program, e.toString());
    }
  }

  @FunctionalInterface
  private interface Change {
    void in(Properties kept);
  }

  /** Of two at the same time, one's change is lost: that program is asked once more. */
  private void change(Change change) throws IOException {
    Properties kept = new Properties();
    try {
      kept = read();
    } catch (IllegalArgumentException e) {
      LOG.debug("{} was no longer whole, and is begun anew: {}", file, e.toString());
    }
    kept.keySet().removeIf(program -> !new File(String.valueOf(program)).exists());
    change.in(kept);
    Path folder = Files.createDirectories(file.getParent());
    Path beside = Files.createTempFile(folder, ".versions-", "");
    try {
      try (var out = Files.newOutputStream(beside)) {
        kept.store(out, "What programs said to --version; may be deleted");
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

  /** What would be another if the program were; empty where its files do not tell. */
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

  /** The script of a package lies beside its program, or where Debian's does. */
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
