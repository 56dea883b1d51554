package io.peerproof.browser;

import io.peerproof.browser.platform.DaemonThreads;
import io.peerproof.browser.platform.OwnerTag;
import io.peerproof.browser.spec.BrowserLaunchException;
import io.peerproof.browser.spec.Installation;
import io.peerproof.timeline.DurationText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running driver, which serves any number of sessions. {@link ResourceReaper} ends it.
 *
 * <p>Selenium's {@code DriverService} is not used: it guesses a free port and polls it, while the
 * driver can choose and print one itself (10 ms). It also hides the process, whose end must be
 * noticed.
 */
final class DriverServer {
  private static final Logger LOG = LoggerFactory.getLogger(DriverServer.class);

  /** Output of the port: up to about ChromeDriver 115 in the first line, later in the last. */
  private static final Pattern PORT = Pattern.compile("on port ([1-9]\\d*)");

  /**
   * Attempts to find a port. A driver chooses a port that is free for IPv6, and then needs the same
   * port for IPv4, where another process or a closing connection may have it.
   */
  private static final int MOST_PORTS = 5;

  /** {@code /org.chromium.Chromium.scoped_dir.XXXXXX/SingletonSocket}, the longest there is. */
  private static final int SOCKET_BELOW_IT = 57;

  /** Size of {@code sockaddr_un.sun_path} on a Mac; 108 on Linux. */
  private static final int LONGEST_SOCKET = 103;

  private final Installation.Driver driver;
  private final Process process;
  private final URI address;
  private final Path log;
  private final AtomicBoolean holdsPassword = new AtomicBoolean();
  private final Set<String> secrets = ConcurrentHashMap.newKeySet();

  private DriverServer(Installation.Driver driver, Process process, URI address, Path log) {
    this.driver = driver;
    this.process = process;
    this.address = address;
    this.log = log;
  }

  static DriverServer start(
      Installation installation, Path log, Path temporary, OwnerTag owner, ResourceReaper reaper) {
    for (int attempt = 1; ; attempt++) {
      Path scratch = reaper.directory(socketRoom(temporary, owner), owner).directory();
      Process process = launch(installation, log, scratch, reaper);
      Output output = Output.of(process);
      try {
        Duration deadline = DriverTimeouts.DEFAULT.driverStart();
        int number = output.port().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        return new DriverServer(
            installation.driver(), process, URI.create("http://127.0.0.1:" + number), log);
      } catch (ExecutionException | TimeoutException | InterruptedException e) {
        reaper.end(process);
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        } else if (attempt < MOST_PORTS && output.portWasTaken()) {
          LOG.info("{} chose a taken port and starts again", installation.driver());
          continue;
        }
        String reason =
            e instanceof TimeoutException
                ? "it printed no port within "
                    + DurationText.of(DriverTimeouts.DEFAULT.driverStart())
                : e.getMessage();
        throw new BrowserLaunchException(
            installation.driver() + " did not start: " + reason + ". Its log: " + log, e);
      }
    }
  }

  /**
   * Returns the directory for sockets, whose paths must be short: {@code /tmp} if the usual one is
   * too deep.
   */
  static Path socketRoom(Path temporary, OwnerTag owner) {
    Path usual = Path.of("/tmp");
    int longest = LONGEST_SOCKET - SOCKET_BELOW_IT - owner.prefix().length() - "/99".length();
    return temporary.toString().length() <= longest || !Files.isWritable(usual) ? temporary : usual;
  }

  private static Process launch(
      Installation installation, Path log, Path scratch, ResourceReaper reaper) {
    String mark = "--" + scratch.getFileName() + "-driver";
    Stream<String> buildCheck =
        installation.choice().mayDiffer() ? Stream.of("--disable-build-check") : Stream.empty();
    List<String> line =
        Stream.concat(
                Stream.of(
                    installation.driver().binary().toString(),
                    "--port=0",
                    "--log-path=" + log,
                    // The driver ignores it; it tells a later run the owner.
                    mark),
                buildCheck)
            .toList();
    try {
      Files.createDirectories(log.getParent());
      ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
      if (scratch.toString().length() + SOCKET_BELOW_IT <= LONGEST_SOCKET) {
        // Browsers that are killed leave a socket behind in their directory for temporary files.
        builder.environment().put("TMPDIR", scratch.toString());
      }
      // The browsers are its children, and inherit what they need.
      builder.environment().putAll(installation.environment());
      return reaper.driver(builder, mark);
    } catch (IOException e) {
      throw new BrowserLaunchException(
          installation.driver() + " did not start: " + e.getMessage(), e);
    }
  }

  /** Output of the driver, read to its end because a full pipe would block the driver. */
  private record Output(CompletableFuture<Integer> port, Queue<String> lines) {

    static Output of(Process process) {
      Output output = new Output(new CompletableFuture<>(), new ConcurrentLinkedQueue<>());
      DaemonThreads.start("peerproof-driver-output", () -> output.read(process));
      return output;
    }

    /** Detects "IPv4 port not available. Exiting...", which a driver prints instead of its port. */
    boolean portWasTaken() {
      return lines.stream().anyMatch(line -> line.contains("port not available"));
    }

    private void read(Process process) {
      int number = 0;
      try (BufferedReader said =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
          Matcher matcher = PORT.matcher(line);
          number = matcher.find() ? Integer.parseInt(matcher.group(1)) : number;
          if (number > 0 && line.contains("started successfully")) {
            port.complete(number);
          } else if (!port.isDone()) {
            lines.add(line);
          }
        }
      } catch (IOException e) {
        lines.add(String.valueOf(e.getMessage()));
      }
      port.completeExceptionally(
          new IOException("it ended after printing \"" + String.join(" ", lines).strip() + "\""));
    }
  }

  Installation.Driver driver() {
    return driver;
  }

  URI address() {
    return address;
  }

  Path log() {
    return log;
  }

  /** Marks that its log contains a password; {@link #hidePasswords} masks it later. */
  void markPasswordLogged() {
    holdsPassword.set(true);
  }

  /** Masks passwords in the log. Call it after the driver has ended. */
  void hidePasswords() {
    if (holdsPassword.getAndSet(false)) {
      DriverLogFile.hide(
          log,
          secrets.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList());
    }
  }

  /** Adds texts that {@link #hidePasswords} masks, too. */
  void addSecrets(Collection<String> texts) {
    if (secrets.addAll(texts)) {
      holdsPassword.set(true);
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Completes at once when the process ends, for any reason, with a description of the end. */
  CompletableFuture<String> ended() {
    return process
        .onExit()
        .thenApply(
            ended ->
                driver.binary().getFileName()
                    + " "
                    + driver.version()
                    + " (process "
                    + ended.pid()
                    + ") ended with exit code "
                    + ended.exitValue());
  }
}
