package io.peerproof.browser.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs programs as processes of this machine. */
final class SystemCommandRunner implements CommandRunner {

  @Override
  public ProcessCommand.Result run(ProcessCommand command) {
    ProcessBuilder builder = new ProcessBuilder(command.line());
    builder.environment().putAll(command.environment());
    command
        .log()
        .ifPresent(
            log ->
                builder
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())));
    try {
      long logged = command.log().isPresent() ? prepare(command.log().get(), command) : 0;
      Process process = builder.start();
      process.getOutputStream().close();
      CompletableFuture<String> out = read(process.getInputStream());
      CompletableFuture<String> err = read(process.getErrorStream());
      boolean ended = await(process, command);
      String text = command.log().isPresent() ? tail(command.log().get(), logged) : out.join();
      return new ProcessCommand.Result(
          ended ? process.exitValue() : ProcessCommand.Result.TIMED_OUT, text, err.join());
    } catch (IOException e) {
      return new ProcessCommand.Result(
          ProcessCommand.Result.NOT_STARTED, String.valueOf(e.getMessage()), "");
    }
  }

  private static boolean await(Process process, ProcessCommand command) {
    try {
      if (process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // The program's children hold its output open; they end with it.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    return false;
  }

  private static CompletableFuture<String> read(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    DaemonThreads.start(
        "peerproof-command-output",
        () -> {
          try (stream) {
            text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
          } catch (IOException e) {
            text.complete("");
          }
        });
    return text;
  }

  private static long prepare(Path log, ProcessCommand command) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    try (OutputStream out =
        Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(("$ " + String.join(" ", command.line()) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return Files.size(log);
  }

  private static String tail(Path log, long from) {
    try {
      byte[] all = Files.readAllBytes(log);
      return new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
