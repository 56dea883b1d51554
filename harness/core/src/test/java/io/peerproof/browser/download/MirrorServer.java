package io.peerproof.browser.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mirror of Chrome for Testing on this machine, in the format of <a
 * href="https://github.com/GoogleChromeLabs/chrome-for-testing#json-api-endpoints">its
 * endpoints</a>, whose browser and driver are shell scripts.
 */
final class MirrorServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> versions;
  private volatile boolean files = true;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /**
   * A mirror of these versions; in the order of the lists; the last one is that of every channel.
   */
  MirrorServer(String... versions) throws IOException {
    this.versions = List.of(versions);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** From now on it has the lists, and none of the files. */
  void withoutFiles() {
    files = false;
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    byte[] body = body(path);
    exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private byte[] body(String path) throws IOException {
    if (path.endsWith(".zip")) {
      String version = Path.of(path).getName(0).toString();
      return !files
          ? new byte[0]
          : path.contains("/chrome-")
              ? zip("chrome-linux64/chrome", "Google Chrome for Testing " + version)
              : zip("chromedriver-linux64/chromedriver", "ChromeDriver " + version);
    }
    if (path.endsWith("/known-good-versions-with-downloads.json")) {
      return bytes(
          "{\"timestamp\":\"2026-11-22T00:00:00Z\",\"versions\":["
              + versions.stream().map(this::entry).collect(Collectors.joining(","))
              + "]}");
    }
    if (path.endsWith("/last-known-good-versions-with-downloads.json")) {
      return bytes(
          "{\"timestamp\":\"2026-11-22T00:00:00Z\",\"channels\":{"
              + Stream.of("Stable", "Beta", "Dev", "Canary")
                  .map(
                      channel ->
                          "\"%s\":{\"channel\":\"%1$s\",".formatted(channel)
                              + entry(versions.get(versions.size() - 1)).strip().substring(1))
                  .collect(Collectors.joining(","))
              + "}}");
    }
    return new byte[0];
  }

  private String entry(String version) {
    return """
        {"version":"%1$s","revision":"1","downloads":{
          "chrome":[{"platform":"linux64","url":"%2$s/%1$s/linux64/chrome-linux64.zip"}],
          "chromedriver":[{"platform":"linux64","url":"%2$s/%1$s/linux64/chromedriver-linux64.zip"}]}}
        """
        .formatted(version, url(""));
  }

  /** With Unix permissions, as the real ones have them. */
  private static byte[] zip(String name, String says) throws IOException {
    Path directory = Files.createTempDirectory("mirror");
    Path zip = directory.resolve("it.zip");
    try (FileSystem files =
        FileSystems.newFileSystem(
            zip, Map.of("create", "true", "enablePosixFileAttributes", true))) {
      Path program = files.getPath(name);
      Files.createDirectories(program.getParent());
      Files.writeString(program, "#!/bin/sh\necho '" + says + "'\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    byte[] bytes = Files.readAllBytes(zip);
    Files.delete(zip);
    Files.delete(directory);
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
