package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to a server of {@code --serve .} in a folder that holds more than pages. */
class FolderFilesTest {

  private static final String SECRET = "sesame";

  @TempDir private static Path temp;

  private static PeerproofServer server;

  @BeforeAll
  static void start() throws Exception {
    Path folder = temp.resolve("project");
    write(folder.resolve("index.html"), "a page");
    write(folder.resolve("a b+c é.html"), "a page");
    write(folder.resolve("sub/index.html"), "a page");
    write(folder.resolve("list/page.html"), "a page");
    write(folder.resolve("list/.htpasswd"), SECRET);
    write(folder.resolve(".env"), SECRET);
    write(folder.resolve(".git/config"), SECRET);
    write(folder.resolve(".git/index.html"), SECRET);
    write(folder.resolve("..hidden"), SECRET);
    write(folder.resolve("trailing."), SECRET);
    write(folder.resolve("back\\slash"), SECRET);
    write(folder.resolve("page.html::$DATA"), SECRET);
    write(temp.resolve("secret.txt"), SECRET);
    write(temp.resolve("outside/index.html"), SECRET);
    write(temp.resolve("project-of-others/secret.txt"), SECRET);
    Files.createSymbolicLink(folder.resolve("inward.html"), folder.resolve("sub/index.html"));
    Files.createSymbolicLink(folder.resolve("inward"), Path.of("sub"));
    Files.createSymbolicLink(folder.resolve("outward.txt"), temp.resolve("secret.txt"));
    Files.createSymbolicLink(folder.resolve("relative.txt"), Path.of("../secret.txt"));
    Files.createSymbolicLink(folder.resolve("outward"), temp.resolve("outside"));
    Files.createSymbolicLink(folder.resolve("twice"), Path.of("outward"));
    Files.createSymbolicLink(folder.resolve("others"), temp.resolve("project-of-others"));
    Files.createSymbolicLink(folder.resolve("to-git"), Path.of(".git"));
    Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
    Files.createSymbolicLink(temp.resolve("link"), folder);
    assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor())
        .isZero();
    server =
        PeerproofServer.start(
            TestServers.options()
                .withPages(folder, "/")
                .withPages(folder, "/own")
                .withPages(temp.resolve("link"), "/link"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/a%20b+c%20%C3%A9.html",
        "/sub/",
        "/sub/index.html",
        "/list/page.html",
        "/inward.html",
        "/inward/",
        "/inward/index.html",
        "/own/",
        "/own/index.html",
        "/own/inward.html",
        "/link/",
        "/link/list/page.html",
        "/link/inward.html",
      })
  void a_page_of_the_folder_is_served(String path) throws IOException {
    assertThat(get(path)).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\na page");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.env",
        "/%2eenv",
        "/%2Eenv",
        "/.git/config",
        "/.git/",
        "/.git",
        "/%2egit/config",
        "/sub/../.env",
        "/sub/%2e%2e/.env",
        "/list/.htpasswd",
        "/..hidden",
        "/.%2ehidden",
        "/list/",
        "/list",
        "/outward.txt",
        "/relative.txt",
        "/outward/",
        "/outward/index.html",
        "/twice/index.html",
        "/others/secret.txt",
        "/to-git/config",
        "/to-git/",
        "/circle",
        "/pipe",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/..%c0%afsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/sub/..;/..;/secret.txt",
        "/;/.env",
        "/.env;x=y",
        "/.;/.env",
        "/sub;/../.env",
        "//secret.txt",
        "/sub//../.env",
        "/.env%00.html",
        "/.env/",
        "/.env?x=.html",
        "/%u002eenv",
        "/back%5cslash",
        "/trailing.",
        "/trailing%2e",
        "/page.html::$DATA",
        "/page.html%3a%3a$DATA",
        "/index.html.",
        "/index.html%20",
        "/C:/secret.txt",
        "/own/.env",
        "/own/../.env",
        "/own/outward.txt",
        "/own.env",
        "/link/.env",
        "/link/outward.txt",
        "/link/../secret.txt",
      })
  void nothing_else_is(String path) throws IOException {
    assertThat(get(path)).matches("(?s)HTTP/1.1 40[04] .*").doesNotContain(SECRET, "a page");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/.env", "/.git/config", "/outward.txt", "/to-git/config", "/list/", "/trailing."})
  void it_is_answered_as_if_it_were_not_there(String path) throws IOException {
    assertThat(get(path))
        .startsWith("HTTP/1.1 404 ")
        .endsWith("\r\n\r\nNot found. The pages are at / and the signaling at /signal.\n");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Sends the path as no client that tidies addresses up would. */
  private static String get(String path) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(10_000);
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
