package io.peerproof.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

  private static final String NOTHING_HERE =
      "Not found. The pages are at / and the signaling at /signal.\n";

  @TempDir private static Path own;

  private static PeerproofServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(own.resolve("own.html"), "<!doctype html>\n<title>Own</title>\n");
    Files.writeString(own.resolveSibling("secret.txt"), "secret");
    server = PeerproofServer.start(TestServers.options().withPages(own, "/own"));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    Files.delete(own.resolveSibling("secret.txt"));
  }

  @Test
  void the_demo_is_served_from_a_jar_in_a_folder_with_letters_beyond_ascii(@TempDir Path temp)
      throws Exception {
    Path folder = Files.createDirectory(temp.resolve("é 你"));
    Path jar = folder.resolve("pages.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name : List.of("peerproof-test/", "peerproof-test/index.html")) {
        out.putNextEntry(new ZipEntry(name));
        out.write(name.endsWith("/") ? new byte[0] : "<title>Jar</title>".getBytes(UTF_8));
        out.closeEntry();
      }
    }
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, usual)) {
      thread.setContextClassLoader(loader);
      try (PeerproofServer ofJar =
          PeerproofServer.start(TestServers.options().withPages("/peerproof-test", "/jar"))) {
        assertThat(bodyOf(ofJar.url("/jar/index.html"))).isEqualTo("<title>Jar</title>");
        assertThat(bodyOf(ofJar.url("/jar/index.html/"))).isEqualTo(NOTHING_HERE);
      }
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/,              text/html;charset=utf-8",
    "/index.html,    text/html;charset=utf-8",
    "/main.js,       text/javascript;charset=utf-8",
    "/style.css,     text/css;charset=utf-8",
    "/picture.svg,   image/svg+xml;charset=utf-8",
    "/data.json,     application/json;charset=utf-8",
    "/sub/below.txt, text/plain;charset=utf-8",
    "/own/own.html,  text/html;charset=utf-8",
  })
  void a_file_comes_with_its_type_and_is_never_kept(String path, String type) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(headersOf(response))
        .containsEntry("content-type", type)
        .containsEntry("cache-control", "no-store")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("referrer-policy", "no-referrer")
        .doesNotContainKey("server");
  }

  @Test
  void text_is_utf_8() throws Exception {
    assertThat(get("/data.json").body()).isEqualTo("{ \"answer\": \"é\" }\n");
  }

  @Test
  void the_demo_is_held_to_its_own_files_and_its_own_signaling() throws Exception {
    try (PeerproofServer demo = PeerproofServer.start(ServerOptions.defaults())) {
      String own = "127.0.0.1:" + demo.port();

      assertThat(policyOf(demo.url("/?relay=wss://evil.test/signal")))
          .isEqualTo(
              "default-src 'self'; connect-src 'self' ws://%s wss://%s; img-src 'self' data: blob:;"
                      .formatted(own, own)
                  + " media-src 'self' blob: mediastream:; object-src 'none'; base-uri 'none';"
                  + " form-action 'self'; frame-ancestors 'none'");
      assertThat(policyOf(URI.create("http://localhost:" + demo.port() + "/")))
          .contains(
              "connect-src 'self' ws://localhost:%1$d wss://localhost:%1$d;"
                  .formatted(demo.port()));
      assertThat(bodyOf(demo.url("/relays.json"))).isEqualTo("[]");
    }
    assertThat(PageFolder.of("/own", own).headers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/js/main.js", "/favicon.svg"})
  void the_demo_has_the_headers_that_owasp_lists(String path) throws Exception {
    try (PeerproofServer demo = PeerproofServer.start(ServerOptions.defaults().withCachedPages())) {
      HttpResponse<String> response = fetch(demo.url(path));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(headersOf(response))
          .containsEntry("x-content-type-options", "nosniff")
          .containsEntry("referrer-policy", "no-referrer")
          .containsEntry(
              "permissions-policy",
              "camera=(self), microphone=(self), autoplay=(self), clipboard-write=(self),"
                  + " display-capture=(), geolocation=(), payment=(), usb=(), serial=(), hid=(),"
                  + " bluetooth=(), midi=()")
          .containsEntry("cross-origin-opener-policy", "same-origin")
          .containsEntry("cross-origin-resource-policy", "same-origin")
          .containsEntry("x-frame-options", "DENY")
          .containsEntry("x-permitted-cross-domain-policies", "none")
          .doesNotContainKeys(
              "server", "x-powered-by", "set-cookie", "access-control-allow-origin");
      assertThat(headersOf(response).get("content-security-policy"))
          .contains("frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'")
          .doesNotContain("unsafe-", "*");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/main.js", "/own/own.html"})
  void a_page_of_a_user_is_limited_in_nothing_that_it_may_need(String path) throws Exception {
    assertThat(headersOf(get(path)))
        .containsEntry("x-content-type-options", "nosniff")
        .doesNotContainKeys(
            "content-security-policy",
            "permissions-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "x-frame-options");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/signal"})
  void an_answer_without_a_page_is_no_page_either(String path) throws Exception {
    assertThat(headersOf(get(path)))
        .containsEntry("content-type", "text/plain;charset=utf-8")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("referrer-policy", "no-referrer")
        .containsEntry("cache-control", "no-store")
        .doesNotContainKeys("server", "x-powered-by", "set-cookie");
  }

  @Test
  void the_demo_may_use_the_relays_that_were_allowed() throws Exception {
    ServerOptions options =
        ServerOptions.defaults()
            .withHttps(false)
            .withCachedPages()
            .withRelays("wss://relay.example/signal", "ws://192.0.2.7:8080");
    try (PeerproofServer demo = PeerproofServer.start(options)) {
      assertThat(policyOf(demo.url("/js/main.js")))
          .contains(
              "connect-src 'self' ws://127.0.0.1:%1$d wss://127.0.0.1:%1$d wss://relay.example/signal ws://192.0.2.7:8080;"
                  .formatted(demo.port()));
      assertThat(bodyOf(demo.url("/relays.json")))
          .isEqualTo("[\"wss://relay.example/signal\",\"ws://192.0.2.7:8080\"]");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://relay.example",
        "wss://relay.example/signal; script-src *",
        "wss://relay.example/signal wss://evil.test",
        "wss://*",
        "wss://ann:sesame@relay.example",
        "wss://relay.example/?a=b",
        "wss://[2001:db8::7]/signal",
        "wss:",
      })
  void a_relay_that_a_policy_cannot_name_is_refused_before_anything_starts(String relay) {
    assertThatThrownBy(() -> ServerOptions.defaults().withRelays(relay))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\""
                + relay
                + "\" is not a relay. Write wss://relay.example/signal, without a user, a query or an"
                + " IPv6 address.");
  }

  private String policyOf(URI page) throws Exception {
    return headersOf(fetch(page)).get("content-security-policy");
  }

  private String bodyOf(URI page) throws Exception {
    return fetch(page).body();
  }

  private HttpResponse<String> fetch(URI page) throws Exception {
    return client.send(
        HttpRequest.newBuilder(page).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  @Test
  void the_headers_of_a_folder_are_sent() throws Exception {
    PageFolder guarded =
        new PageFolder(
            "/", "io/peerproof/server/pages", true, Map.of("Content-Security-Policy", "x"));
    try (PeerproofServer other =
        PeerproofServer.start(ServerOptions.defaults().withPages(guarded))) {

      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(other.url("/main.js")).build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(headersOf(response)).containsEntry("content-security-policy", "x");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nothing", "/sub", "/sub/", "/own/", "/own/none", "/index.html/", "/x?y"})
  void what_is_not_there_is_said_in_a_sentence(String path) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo(NOTHING_HERE);
    assertThat(headersOf(response))
        .containsEntry("content-type", "text/plain;charset=utf-8")
        .containsEntry("x-content-type-options", "nosniff");
  }

  @Test
  void a_page_can_only_be_fetched() throws Exception {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(server.url("/index.html"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo(NOTHING_HERE);
  }

  @Test
  void the_signaling_socket_says_that_it_is_one() throws Exception {
    HttpResponse<String> response = get("/signal");

    assertThat(response.statusCode()).isEqualTo(426);
    assertThat(response.body())
        .isEqualTo(
            "This is the signaling socket: connect to it with a WebSocket (ws:// or wss://).\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/own/../secret.txt",
        "/own/%2e%2e/secret.txt",
        "/own/..%2fsecret.txt",
        "/own/%2e%2e%2fsecret.txt",
        "/own/..%5csecret.txt",
        "/own/..;/secret.txt",
        "/own//../secret.txt",
        "/own/%252e%252e/secret.txt",
        "/own..%2f..%2fsecret.txt",
        "/ownsecret.txt",
        "/..%2f..%2f..%2f..%2fetc/passwd",
        "//etc/passwd",
        "/%00/../secret.txt",
        "/sub/../../PagesTest.class",
        "/..%2fPagesTest.class",
      })
  void no_way_leads_out_of_the_folders(String path) throws IOException {
    String answer = rawGet(path);

    assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*");
    assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4))
        .isIn(NOTHING_HERE, "Bad request: its address or its headers are malformed.\n");
  }

  @Test
  void an_ambiguous_address_is_refused_before_anything_is_looked_up() throws IOException {
    assertThat(rawGet("/own/..%2fsecret.txt")).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void a_malformed_request_is_answered_in_a_sentence() throws IOException {
    assertThat(raw("GET / HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .endsWith("\r\n\r\nBad request: its address or its headers are malformed.\n")
        .doesNotContain("jetty", "at org.");
  }

  @Test
  void a_folder_that_is_not_there_is_named_at_the_start() {
    ServerOptions options =
        TestServers.options().withPages("/io/peerproof/server/no-such-folder", "/x");

    assertThatThrownBy(() -> PeerproofServer.start(options))
        .isInstanceOf(ServerStartException.class)
        .hasMessage(
            "The class path has no folder io/peerproof/server/no-such-folder. Name one that it has.");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(server.url(path)).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static Map<String, String> headersOf(HttpResponse<String> response) {
    HttpHeaders headers = response.headers();
    return headers.map().entrySet().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey, entry -> String.join(" | ", entry.getValue())));
  }

  /** As no client that tidies addresses up would send it. */
  private static String rawGet(String path) throws IOException {
    return raw(
        "GET "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + server.port()
            + "\r\nConnection: close\r\n\r\n");
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void what_cannot_change_may_be_kept_where_that_is_asked_for() throws Exception {
    try (PeerproofServer keeping =
        PeerproofServer.start(TestServers.options().withPages(own, "/own").withCachedPages())) {
      assertThat(cacheControl(keeping, "/main.js")).isEqualTo("max-age=3600");
      assertThat(cacheControl(keeping, "/own/own.html")).as("on disk").isEqualTo("no-store");
      assertThat(cacheControl(keeping, "/nowhere.js")).as("not found").isEqualTo("no-store");
    }
  }

  private String cacheControl(PeerproofServer of, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(of.url().resolve(path)).build();
    return headersOf(client.send(request, HttpResponse.BodyHandlers.ofString()))
        .get("cache-control");
  }
}
