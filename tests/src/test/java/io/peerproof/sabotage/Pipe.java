package io.peerproof.sabotage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A named pipe: see mkfifo(1). */
final class Pipe {

  private Pipe() {}

  /** Creates a file below {@code target} whose opening for reading never ends. */
  static Path thatNobodyWritesTo() {
    Path pipe = Path.of("target", "peerproof", "never-written.y4m").toAbsolutePath();
    try {
      Files.createDirectories(pipe.getParent());
      if (!Files.exists(pipe)) {
        make(pipe);
      }
      return pipe;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make(Path pipe) throws IOException {
    try {
      int status = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
      if (status != 0) {
        throw new IOException("mkfifo " + pipe + " gave " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
