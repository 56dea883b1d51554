package io.peerproof.browser.download;

import io.peerproof.browser.spec.DownloadException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/**
 * Downloads one file. An interrupted download resumes where it stopped. The hash is verified before
 * the file is renamed to its final name.
 *
 * @param address URL of the file
 * @param headers HTTP headers of the request
 * @param digest expected hash; empty if the source provides none
 * @param what description for messages
 */
record ResumableDownload(
    URI address, Map<String, String> headers, Optional<Checksum> digest, String what) {
  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int CHUNK = 1 << 16;

  /**
   * Downloads to a file. After a failure the file is absent, except for a part that the next
   * attempt resumes.
   */
  void to(Path file, HttpRequests http, Consumer<String> progress) throws DownloadException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    boolean resumed = bring(part, http, progress);
    try {
      if (digest.isPresent() && !digest.get().isOf(part)) {
        Files.delete(part);
        if (!resumed) {
          throw corrupt();
        }
        progress.accept("The partial download does not belong to this file: starting over");
        to(file, http, progress);
        return;
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw DiskErrors.of(what + " could not be stored in " + file, e);
    }
  }

  /** Returns true if it resumed the partial download. */
  private boolean bring(Path part, HttpRequests http, Consumer<String> progress)
      throws DownloadException {
    try {
      // Without a hash nobody could tell whether the two halves are of one file.
      long there = digest.isPresent() && Files.exists(part) ? Files.size(part) : 0;
      Map<String, String> asking = new HashMap<>(headers);
      if (there > 0) {
        asking.put("Range", "bytes=" + there + "-");
      }
      return http.get(address, asking, response -> receive(response, part, there, progress));
    } catch (DiskException e) {
      throw DiskErrors.of(what + " could not be written to " + part, e.disk());
    } catch (IOException e) {
      throw http.unreachable(address, e);
    }
  }

  private boolean receive(
      ClassicHttpResponse response, Path part, long there, Consumer<String> progress)
      throws IOException {
    boolean resumes = there > 0 && response.getCode() == PARTIAL_CONTENT && begins(response, there);
    if (there > 0 && response.getCode() == RANGE_NOT_SATISFIABLE) {
      return true; // It is all there: a process was killed before it gave it its name.
    }
    if (!resumes && response.getCode() != OK) {
      throw new IOException("it answered " + response.getCode());
    }
    HttpEntity entity = response.getEntity();
    long begin = resumes ? there : 0;
    long size = entity.getContentLength() < 0 ? -1 : begin + entity.getContentLength();
    try (OutputStream out = open(part, resumes)) {
      long got = copy(entity.getContent(), out, new DownloadProgress(progress, what, begin, size));
      if (size >= 0 && begin + got != size) {
        throw new IOException("it ended after " + (begin + got) + " of " + size + " bytes");
      }
    }
    return resumes;
  }

  private static boolean begins(ClassicHttpResponse response, long at) {
    return response.containsHeader("Content-Range")
        && response.getFirstHeader("Content-Range").getValue().startsWith("bytes " + at + "-");
  }

  private static OutputStream open(Path part, boolean append) throws DiskException {
    try {
      return Files.newOutputStream(
          part,
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  private static long copy(InputStream in, OutputStream out, DownloadProgress downloadProgress)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    long got = 0;
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      try {
        out.write(chunk, 0, n);
      } catch (IOException e) {
        throw new DiskException(e);
      }
      got += n;
      downloadProgress.more(n);
    }
    return got;
  }

  private DownloadException corrupt() {
    return new DownloadException(
        what
            + " was downloaded from "
            + WebAddresses.shown(address)
            + " with another "
            + digest.orElseThrow().algorithm()
            + " than its source states: the file was corrupt and was deleted",
        "run the command again. If the error persists, the mirror has a corrupt copy: use another mirror.");
  }

  /** Thrown when writing to disk fails, to tell it from a network failure. */
  private static final class DiskException extends IOException {
    private static final long serialVersionUID = 1L;

    DiskException(IOException disk) {
      super(disk);
    }

    IOException disk() {
      return (IOException) getCause();
    }
  }
}
