package io.peerproof.cli;

import io.peerproof.browser.spec.BrowserSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Refuses programs that a configuration file of another user names: whoever starts Peerproof in a
 * folder does not mean to run that user's programs.
 *
 * <p>Trusted are the file and the folder of this user, of root, and of the user who called {@code
 * sudo}, unless every user may write to them. On Windows, where files of the same user may have
 * other owners, nothing is refused.
 *
 * @param file the configuration file
 * @param values returns the value of an option in that file, or null
 * @param environment variables of this process
 */
record ProgramEntryCheck(Path file, Values values, Map<String, String> environment) {

  /** Variables with the name of the user who became root. */
  private static final List<String> CALLERS = List.of("SUDO_USER", "DOAS_USER");

  /** Permission of all others to write; see stat(2), inode(7). */
  private static final int OTHERS_WRITE = 0002;

  private static final int STICKY = 01000;

  /** Values of a configuration file. */
  @FunctionalInterface
  interface Values {
    @Nullable String of(OptionSpec option);
  }

  /** Returns why the command may not run, and what to do; empty if it may. */
  Optional<String> refusal(ParseResult command) {
    return command.commandSpec().options().stream()
        .filter(option -> !command.hasMatchedOption(option))
        .flatMap(option -> entry(option).stream())
        .findFirst()
        .flatMap(entry -> stranger().map(stranger -> sentence(command, entry, stranger)));
  }

  private record Entry(OptionSpec option, String value) {}

  private Optional<Entry> entry(OptionSpec option) {
    boolean namesBrowsers =
        option.paramLabel().equals("BROWSER") || option.longestName().equals("--browsers");
    return namesBrowsers
        ? Optional.ofNullable(values.of(option))
            .filter(value -> Stream.of(value.split(",")).anyMatch(ProgramEntryCheck::isProgram))
            .map(value -> new Entry(option, value))
        : Optional.empty();
  }

  private static boolean isProgram(String browser) {
    try {
      return BrowserSpec.parse(browser.strip()) instanceof BrowserSpec.AtPath;
    } catch (IllegalArgumentException e) {
      return false; // the command says what is wrong with it
    }
  }

  private String sentence(ParseResult command, Entry entry, String stranger) {
    String name = entry.option().longestName();
    return String.format(
        Locale.ROOT,
        "%s names a program to run (%s.%s: %s), but %s. Look at both, then name the program on the command line: %s %s. Or become the owner of file and folder.",
        file.getFileName(),
        command.commandSpec().name(),
        name.replaceFirst("^--", ""),
        entry.value(),
        stranger,
        name,
        entry.value());
  }

  /** Returns which other user owns the file or its folder; empty if none does. */
  private Optional<String> stranger() {
    Path absolute = file.toAbsolutePath();
    if (!absolute.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return Optional.empty();
    }
    try {
      Set<UserPrincipal> trusted = trusted();
      for (Path path : places(absolute)) {
        String name = Files.isDirectory(path) ? "its folder" : "it";
        UserPrincipal owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS);
        if (!trusted.contains(owner) && !isOfRoot(path)) {
          return Optional.of(name + " belongs to another user, " + owner.getName());
        }
        if (isWritableByAll(path)) {
          return Optional.of("every user may write to " + name);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("its owner cannot be read: " + e.getMessage());
    }
  }

  /** The file and its folder; of a link, also what it leads to. */
  private static Set<Path> places(Path file) throws IOException {
    Path real = file.toRealPath();
    Set<Path> places = new LinkedHashSet<>();
    places.add(file);
    places.add(file.getParent().toRealPath());
    places.add(real);
    places.add(real.getParent());
    return places;
  }

  /** In a folder like {@code /tmp}, all may write, but nobody may replace the file of another. */
  private static boolean isWritableByAll(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return false; // its permissions mean nothing
    }
    int mode = (Integer) Files.getAttribute(path, "unix:mode");
    boolean sticky = Files.isDirectory(path) && (mode & STICKY) != 0;
    return (mode & OTHERS_WRITE) != 0 && !sticky;
  }

  private Set<UserPrincipal> trusted() throws IOException {
    Path self = Path.of("/proc/self"); // belongs to the effective user
    Set<UserPrincipal> users = new HashSet<>();
    if (Files.exists(self)) {
      users.add(Files.getOwner(self));
    } else {
      named(System.getProperty("user.name")).ifPresent(users::add);
    }
    for (String variable : CALLERS) {
      Optional.ofNullable(environment.get(variable))
          .filter(name -> !name.isBlank())
          .flatMap(this::named)
          .ifPresent(users::add);
    }
    return users;
  }

  private Optional<UserPrincipal> named(String user) {
    try {
      return Optional.of(
          file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    } catch (IOException e) {
      return Optional.empty(); // no such user
    }
  }

  private static boolean isOfRoot(Path path) throws IOException {
    return Integer.valueOf(0)
        .equals(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS));
  }
}
