package io.peerproof.browser.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.peerproof.browser.RunningPrograms;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A mirror of Chrome for Testing with one version: a real browser and its driver, packed like <a
 * href="https://github.com/GoogleChromeLabs/chrome-for-testing">Chrome for Testing</a>.
 */
final class PackedMirror implements AutoCloseable {
  private static final String BROWSER = "chrome-linux64";
  private static final String DRIVER = "chromedriver-linux64";

  private final HttpServer server;
  private final Path folder;
  private final String version;

  PackedMirror(RunningPrograms programs, Path folder) throws IOException {
    this.folder = folder;
    this.version = programs.version();
    packBrowser(programs.browser());
    try (ZipArchiveOutputStream zip = zip(DRIVER)) {
      add(zip, DRIVER + "/chromedriver", programs.driver());
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private void packBrowser(Path browser) throws IOException {
    Path home = browser.getParent();
    try (Stream<Path> files = Files.walk(home);
        ZipArchiveOutputStream zip = zip(BROWSER)) {
      for (Path file :
          files.filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS)).toList()) {
        String name = file.equals(browser) ? "chrome" : home.relativize(file).toString();
        add(zip, BROWSER + "/" + name, file);
      }
    }
  }

  private ZipArchiveOutputStream zip(String name) throws IOException {
    ZipArchiveOutputStream zip =
        new ZipArchiveOutputStream(
            new BufferedOutputStream(Files.newOutputStream(folder.resolve(name + ".zip"))));
    zip.setLevel(Deflater.BEST_SPEED);
    return zip;
  }

  private static void add(ZipArchiveOutputStream zip, String name, Path file) throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setUnixMode(Files.isExecutable(file) ? 0100755 : 0100644);
    zip.putArchiveEntry(entry);
    Files.copy(file, zip);
    zip.closeArchiveEntry();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith(".zip")) {
      Path zip = folder.resolve(Path.of(path).getFileName().toString());
      exchange.sendResponseHeaders(200, Files.size(zip));
      try (OutputStream body = exchange.getResponseBody()) {
        Files.copy(zip, body);
      }
      return;
    }
    byte[] list = list(path.contains("last-known")).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, list.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(list);
    }
  }

  private String list(boolean channels) {
    String release =
        "\"version\":\"%s\",\"revision\":\"1\",\"downloads\":{\"chrome\":[%s],\"chromedriver\":[%s]}"
            .formatted(version, file(BROWSER), file(DRIVER));
    return channels
        ? List.of("Stable", "Beta", "Dev", "Canary").stream()
            .map(name -> "\"%s\":{\"channel\":\"%1$s\",%s}".formatted(name, release))
            .collect(Collectors.joining(",", "{\"timestamp\":\"it\",\"channels\":{", "}}"))
        : "{\"timestamp\":\"it\",\"versions\":[{" + release + "}]}";
  }

  private String file(String name) {
    return "{\"platform\":\"linux64\",\"url\":\"%s%s/linux64/%s.zip\"}"
        .formatted(url(), version, name);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
