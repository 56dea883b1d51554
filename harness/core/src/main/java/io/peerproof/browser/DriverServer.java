package io.peerproof.browser;

import io.peerproof.browser.platform.OwnerTag;
import io.peerproof.browser.spec.BrowserLaunchException;
import io.peerproof.browser.spec.Installation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
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
 * A running driver, which serves as many sessions as are opened on it. Its end is in {@link
 * ResourceReaper}.
 *
 * <p>It is started here and not by Selenium's {@code DriverService}: that one guesses a free port
 * and polls it, while the driver chooses one itself and says so (10 ms), and keeps the process,
 * whose end is to be noticed, to itself.
 */
final class DriverServer {
  private static final Logger LOG = LoggerFactory.getLogger(DriverServer.class);

  /** Up to ChromeDriver 115 or so the port stands in the first line, and later in the last. */
  private static final Pattern PORT = Pattern.compile("on port ([1-9]\\d*)");

  /**
   * How many ports a driver may choose. It takes one that is free for IPv6 and then asks for the
   * same one for IPv4, where another process, or a connection that has just ended, may have it.
   */
  private static final int MOST_PORTS = 5;

  /** {@code /org.chromium.Chromium.scoped_dir.XXXXXX/SingletonSocket}, the longest there is. */
  private static final int SOCKET_BELOW_IT = 57;

  /** Of {@code sockaddr_un.sun_path} on a Mac; 108 on Linux. */
  private static final int LONGEST_SOCKET = 103;

  private final Installation.Driver driver;
  private final Process process;
  private final URI address;
  private final Path log;
  private final AtomicBoolean holdsPassword = new AtomicBoolean();

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
          LOG.info("{} chose a port that is taken; it is started again", installation.driver());
          continue;
        }
        throw new BrowserLaunchException(
            installation.driver() + " did not start: " + e.getMessage() + ". Its log: " + log, e);
      }
    }
  }

  /** A directory for sockets, whose paths must be short: {@code /tmp} where ours is too deep. */
  static Path socketRoom(Path temporary, OwnerTag owner) {
    Path usual = Path.of("/tmp");
    int longest = LONGEST_SOCKET - SOCKET_BELOW_IT - owner.prefix().length() - "/99".length();
    return temporary.toString().length() <= longest || !Files.isWritable(usual) ? temporary : usual;
  }

  private static Process launch(
      Installation installation, Path log, Path scratch, ResourceReaper reaper) {
    String mark = scratch.getFileName() + "-driver";
    Stream<String> buildCheck =
        installation.choice().mayDiffer() ? Stream.of("--disable-build-check") : Stream.empty();
    List<String> line =
        Stream.concat(
                Stream.of(
                    installation.driver().binary().toString(),
                    "--port=0",
                    "--log-path=" + log,
                    // Says nothing to the driver; it tells a later run whose it was.
                    "--" + mark),
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

  /** What the driver says, which is read to its end: one with a full pipe stands still. */
  private record Output(CompletableFuture<Integer> port, Queue<String> lines) {

    static Output of(Process process) {
      Output output = new Output(new CompletableFuture<>(), new ConcurrentLinkedQueue<>());
      Thread reader = new Thread(() -> output.read(process), "peerproof-driver-output");
      reader.setDaemon(true);
      reader.start();
      return output;
    }

    /** "IPv4 port not available. Exiting...", which a driver says in place of its port. */
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
          new IOException("it ended, having said \"" + String.join(" ", lines).strip() + "\""));
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

  /** Its log will hold a password; {@link #hidePasswords} takes it out again. */
  void toldPassword() {
    holdsPassword.set(true);
  }

  /** To be called when it has ended. */
  void hidePasswords() {
    if (holdsPassword.getAndSet(false)) {
      DriverLogFile.hidePasswords(log);
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Completes at once when the process ends, for whatever reason, with how it ended. */
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
