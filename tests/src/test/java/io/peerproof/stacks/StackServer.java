package io.peerproof.stacks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A server of another stack, as a child process. It prints {@code PORT 1234} when it listens, and
 * ends when its standard input does, so that it outlives no test.
 */
final class StackServer implements AutoCloseable {

  /** Time limit of its start on a machine that is busy with two browsers. */
  private static final long SECONDS = 30;

  private final Process process;
  private final Path log;
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private StackServer(ProcessBuilder builder, Path log) {
    this.log = log;
    try {
      this.process = builder.redirectError(log.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread reader = new Thread(this::read, "what " + log.getFileName() + " says");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a script of {@code stacks/} with Node.js.
   *
   * @param script path such as {@code peerjs/server.mjs}
   */
  static StackServer node(StackFolder stacks, String script, String... arguments) {
    List<String> line =
        Stream.concat(Stream.of(stacks.node().node().toString(), script), Stream.of(arguments))
            .toList();
    return start(stacks, script, line, Map.of());
  }

  /** Starts another program in that directory. */
  static StackServer start(
      StackFolder stacks, String name, List<String> line, Map<String, String> environment) {
    Path log = stacks.folder().resolve(name.replace('/', '-') + ".log");
    ProcessBuilder builder = new ProcessBuilder(line).directory(stacks.folder().toFile());
    builder.environment().putAll(environment);
    StackServer server = new StackServer(builder, log);
    try {
      server.port.get(SECONDS, TimeUnit.SECONDS);
      return server;
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      server.close();
      throw new AssertionError(
          String.join(" ", line) + " said no PORT within " + SECONDS + " s; its log: " + log, e);
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        if (line.startsWith("PORT ")) {
          port.complete(Integer.parseInt(line.substring("PORT ".length()).strip()));
        }
      }
    } catch (IOException e) {
      said.add(e.toString());
    }
    port.completeExceptionally(new IllegalStateException("it ended, after " + said));
  }

  int port() {
    return port.join();
  }

  /** Returns an address of the server. */
  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** Returns the lines printed so far. */
  List<String> said() {
    return List.copyOf(said);
  }

  boolean runs() {
    return process.isAlive();
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("a server did not end with its input; its log: " + log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      children.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
