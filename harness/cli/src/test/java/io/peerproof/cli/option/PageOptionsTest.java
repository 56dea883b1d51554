package io.peerproof.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.call.CallSettings;
import io.peerproof.cli.Cli;
import io.peerproof.cli.FakeTerminal;
import io.peerproof.event.PeerRole;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import io.peerproof.server.PageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageOptionsTest {

  @TempDir Path temp;

  private final FakeTerminal console = FakeTerminal.pipe();
  private final List<CallSettings> made = new ArrayList<>();

  @BeforeEach
  void makeAFolderOfPages() throws IOException {
    Files.createDirectories(temp.resolve("dist/sub"));
    Files.writeString(temp.resolve("dist/call.html"), "");
    Files.writeString(temp.resolve("dist/sub/index.html"), "");
    Files.createDirectory(temp.resolve("empty"));
  }

  private int run(String... arguments) {
    return new Cli(
            (settings, folder, progress) -> made(settings),
            (settings, folder, progress, stopped) -> made(settings.call()),
            (settings, store, folder, progress, stopped) -> made(settings),
            (browser, listener) -> {},
            () -> {},
            console.terminal(),
            Map.of(),
            Path.of("no-such.yaml"),
            Clock.systemUTC())
        .run(arguments);
  }

  private RunReport made(CallSettings settings) {
    made.add(settings);
    return SampleReports.passed();
  }

  private int call(String options) {
    String placed = options.replace("TEMP", temp.toString());
    return run(("call --out " + temp.resolve("out") + " " + placed).split(" "));
  }

  private String page(PeerRole role) {
    return made.get(0).peer(role).page();
  }

  @ParameterizedTest
  @ValueSource(strings = {"call", "timing", "matrix --browsers chrome@131,chrome@132"})
  void an_address_is_opened_by_both(String command) {
    String words = command + " http://localhost:3000/?r={room} --out ";

    run((words + temp.resolve("out")).split(" "));

    assertThat(page(PeerRole.CALLER)).isEqualTo("http://localhost:3000/?r={room}");
    assertThat(page(PeerRole.CALLEE)).isEqualTo("http://localhost:3000/?r={room}");
  }

  @Test
  void the_option_page_is_the_same_thing() {
    assertThat(call("--page /?room={room}&auto")).isZero();

    assertThat(page(PeerRole.CALLEE)).isEqualTo("/?room={room}&auto");
  }

  @Test
  void each_peer_may_have_a_page_of_its_own() {
    assertThat(call("https://shop/ --callee-url https://shop/support")).isZero();

    assertThat(page(PeerRole.CALLER)).isEqualTo("https://shop/");
    assertThat(page(PeerRole.CALLEE)).isEqualTo("https://shop/support");
  }

  @Test
  void a_folder_is_served_in_place_of_the_demo() {
    assertThat(call("--serve TEMP/dist /call.html?room={room}")).as(console.err()).isZero();

    assertThat(page(PeerRole.CALLER)).isEqualTo("/call.html?room={room}");
    assertThat(made.get(0).server().pages())
        .containsExactly(PageFolder.of("/", temp.resolve("dist")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/?room={room}&relay=wss://relay.example/signal&auto  | wss://relay.example/signal",
        "/?relay=ws%3A%2F%2F192.0.2.7%3A8080%2Fsignal&r={room} | ws://192.0.2.7:8080/signal",
        "https://shop/?r={room}&relay=wss://relay.example/     |",
      })
  void a_relay_that_the_command_line_names_for_the_demo_is_allowed(String page, String relay) {
    assertThat(call(page)).as(console.err()).isZero();

    assertThat(made.get(0).server().relays()).isEqualTo(relay == null ? List.of() : List.of(relay));
  }

  @Test
  void insecure_browsers_take_any_certificate() {
    assertThat(call("https://localhost:8443/ --insecure")).isZero();

    assertThat(made.get(0).caller().launch().arguments())
        .containsExactly("--ignore-certificate-errors");
    assertThat(made.get(0).callee().launch().arguments())
        .containsExactly("--ignore-certificate-errors");
  }

  @Test
  void a_password_is_used_and_not_told() {
    assertThat(call("https://ann:secret@shop/?r={room}")).isZero();

    assertThat(page(PeerRole.CALLER)).isEqualTo("https://ann:secret@shop/?r={room}");
    assertThat(made.get(0).options().command()).contains("https://ann:***@shop/?r={room}");
  }

  @Test
  void a_series_goes_on_with_its_pages_and_keeps_no_password() throws IOException {
    String out = temp.resolve("out").toString();
    run("timing", "--calls", "2", "--serve", temp + "/dist", "/call.html", "--out", out);

    run("timing", "--resume", out);
    assertThat(made.get(1)).isEqualTo(made.get(0));

    String secret = temp.resolve("secret").toString();
    run("timing", "--calls", "2", "https://ann:secret@shop/", "--out", secret);

    assertThat(Files.readString(temp.resolve("secret/series.json"))).doesNotContain("secret@");
    assertThat(run("timing", "--resume", secret)).isEqualTo(2);
    assertThat(console.err())
        .contains(
            "The page of this series needs a password, and passwords are not stored. Start a new series.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "localhost:3000 | localhost:3000 has no scheme. Write http://localhost:3000",
        "shop.example/call | shop.example/call has no scheme. Write http://shop.example/call",
        "shop | 'shop' is not the address of a page. Write a full address, http://localhost:3000/, or a path on Peerproof's server, /?room={room}.",
        "ftp://shop/ | The address of a page begins with http:// or https://, not with ftp://",
        "file:///a.html | Pages are opened from a server, not from disk. Name the folder and the page in it: --serve dist /page.html",
        "http:///call | The address http:///call names no host. Write it like http://localhost:3000/",
        "TEMP/dist/call.html | TEMP/dist/call.html is a file, and pages are opened from a server. Write --serve TEMP/dist /call.html",
        "TEMP/dist | TEMP/dist is a folder. To serve it, write --serve TEMP/dist",
        "no.html | There is no file no.html. Name the folder and the page in it: --serve dist /page.html",
        "/?room={name} | An address may contain the placeholders {room}, {peer} and {role}, but no other: /?room={name}",
        "https://a:b@shop/{x} | An address may contain the placeholders {room}, {peer} and {role}, but no other: https://a:***@shop/{x}",
        "/a --page /b | The page is given twice: /a and --page /b. Give only one of them.",
        "--serve TEMP/none | There is no folder TEMP/none. Name the folder that contains the page: --serve dist",
        "--serve TEMP/dist/call.html | TEMP/dist/call.html is a file, but --serve takes a folder. Write --serve TEMP/dist /call.html",
        "--serve TEMP/empty | The folder TEMP/empty contains no page (*.html). Name the folder that contains the page: --serve dist",
        "--serve TEMP/dist | The folder TEMP/dist has no index.html. Name a page that exists: --serve TEMP/dist /call.html, or /sub/index.html",
        "--serve TEMP/dist /cal.html | The folder TEMP/dist has no cal.html. Name a page that exists: --serve TEMP/dist /call.html, or /sub/index.html",
        "--serve TEMP/dist call.html | The path of a page in the folder begins with /. Write /call.html",
      })
  void what_cannot_be_opened_is_refused_and_says_what_to_write(String options, String message) {
    assertThat(call(options)).isEqualTo(2);

    assertThat(console.err())
        .isEqualTo(
            "peerproof call: %s\nSee: peerproof call --help\n"
                .formatted(message.replace("TEMP", temp.toString())));
    assertThat(temp.resolve("out")).doesNotExist();
    assertThat(made).isEmpty();
  }

  @Test
  void a_folder_whose_pages_lie_deep_is_served() throws IOException {
    Path deep = Files.createDirectories(temp.resolve("deep/a/b/c/d/e"));
    Files.writeString(deep.resolve("call.html"), "");

    assertThat(call("--serve TEMP/deep /a/b/c/d/e/call.html")).isZero();
  }

  @Test
  void a_message_names_no_pages_of_packages() throws IOException {
    Files.createDirectories(temp.resolve("dist/node_modules/a"));
    Files.writeString(temp.resolve("dist/node_modules/a/demo.html"), "");

    call("--serve TEMP/dist /cal.html");

    assertThat(console.err()).contains("/call.html, or /sub/index.html").doesNotContain("demo");
  }

  @Test
  void serve_serves_a_folder_too() {
    assertThat(run("serve", "--serve", temp + "/dist")).isZero();
    assertThat(console.out()).startsWith("The folder " + temp + "/dist is at\n  http://127.0.0.1:");

    assertThat(run("serve", "--serve", temp + "/none")).isEqualTo(2);
  }
}
