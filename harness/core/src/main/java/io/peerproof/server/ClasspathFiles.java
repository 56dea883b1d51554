package io.peerproof.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of a folder of the class path, in a jar or on disk.
 *
 * <p>Javalin's own static files are not found if a folder above the jar has a letter beyond ASCII:
 * Jetty takes each of them for an alias of itself, since the JDK's file system of a jar does not
 * encode its path (Javalin 7.2, Jetty 12.1).
 *
 * @param urlPrefix prefix of the URL path; empty for the root
 * @param directory such as {@code io/peerproof/pages/web}
 * @param loader that finds the files
 */
record ClasspathFiles(String urlPrefix, String directory, ClassLoader loader) {

  /**
   * A file.
   *
   * @param name its last name, such as {@code index.html}
   */
  record Content(String name, byte[] bytes) {}

  static ClasspathFiles of(PageFolder folder) {
    return new ClasspathFiles(
        folder.urlPrefix().equals("/") ? "" : folder.urlPrefix(),
        folder.directory(),
        Thread.currentThread().getContextClassLoader());
  }

  /** Tells whether the class path has the folder. */
  boolean exist() {
    return loader.getResource(directory) != null;
  }

  /**
   * Returns the file that a request may have, of a folder its {@code index.html}; empty if there is
   * none.
   *
   * @param rawPath path of the request as it was sent, with its percent-encoding
   */
  Optional<Content> find(String rawPath) {
    return FolderFiles.below(urlPrefix, rawPath)
        .flatMap(
            path -> {
              boolean isFolder = path.isEmpty() || path.endsWith("/");
              Optional<Content> file = isFolder ? Optional.empty() : read(path);
              return file.or(() -> read(path.replaceFirst("([^/])$", "$1/") + "index.html"));
            });
  }

  private Optional<Content> read(String path) {
    URL file = loader.getResource(directory + "/" + path);
    if (file == null) {
      return Optional.empty();
    }
    try {
      URLConnection connection = file.openConnection();
      if (isFolder(file, connection)) {
        return Optional.empty();
      }
      try (InputStream in = connection.getInputStream()) {
        return Optional.of(
            new Content(path.substring(path.lastIndexOf('/') + 1), in.readAllBytes()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static boolean isFolder(URL file, URLConnection connection) throws IOException {
    return connection instanceof JarURLConnection ofJar
        ? ofJar.getJarEntry().isDirectory()
        : file.getProtocol().equals("file")
            && !Files.isRegularFile(Path.of(URI.create(file.toString())));
  }
}
