package io.peerproof.browser.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.browser.spec.DownloadException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ResumableDownloadTest {
  private static final byte[] CONTENT = content();
  private static final String ADVICE =
      "check the network. Set HTTPS_PROXY to use a proxy; for a mirror, see" + " docs/browsers.md.";

  @TempDir Path folder;
  private FileServer server;
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void serve() throws IOException {
    server = new FileServer().with("/it", CONTENT);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static byte[] content() {
    byte[] content = new byte[20 << 20];
    new Random(1).nextBytes(content);
    return content;
  }

  private static Checksum digest(byte[] of) throws NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-512").digest(of);
    return Checksum.ofIntegrity("sha512-" + Base64.getEncoder().encodeToString(hash)).orElseThrow();
  }

  private Path file() {
    return folder.resolve("it");
  }

  private Path part() {
    return folder.resolve("it.part");
  }

  private void download(Map<String, String> environment, URI address) throws Exception {
    new ResumableDownload(address, Map.of(), Optional.of(digest(CONTENT)), "the thing")
        .to(file(), new HttpRequests(environment), progress::add);
  }

  private void download() throws Exception {
    download(Map.of(), server.uri("/it"));
  }

  @Test
  void a_file_comes_whole_and_tells_each_tenth() throws Exception {
    download();

    assertThat(file()).hasBinaryContent(CONTENT);
    assertThat(part()).doesNotExist();
    assertThat(progress)
        .hasSize(10)
        .startsWith("Downloading the thing: 2 of 20 MB")
        .endsWith("Downloading the thing: 20 of 20 MB");
  }

  @Test
  void what_breaks_off_is_told_and_goes_on_where_it_stopped() throws Exception {
    server.breakingOff("/it", 15 << 20);
    assertThatThrownBy(this::download)
        .isInstanceOfSatisfying(
            DownloadException.class, e -> assertThat(e.advice()).isEqualTo(ADVICE))
        .hasMessageStartingWith(server.url("/it") + " could not be read: ");
    assertThat(file()).doesNotExist();
    long there = Files.size(part());
    progress.clear();

    download();

    assertThat(file()).hasBinaryContent(CONTENT);
    assertThat(server.asked()).containsExactly("/it", "/it bytes=" + there + "-");
    assertThat(progress).first().isEqualTo("Resuming the thing at " + (there >> 20) + " of 20 MB");
  }

  @Test
  void a_process_that_was_killed_before_the_last_step_is_followed_by_that_step() throws Exception {
    Files.write(part(), CONTENT);

    download();

    assertThat(file()).hasBinaryContent(CONTENT);
  }

  @Test
  void what_is_left_of_another_file_is_thrown_away() throws Exception {
    Files.write(part(), new byte[1 << 20]);

    download();

    assertThat(file()).hasBinaryContent(CONTENT);
    assertThat(progress)
        .contains("The partial download does not belong to this file: starting over");
  }

  @Test
  void a_corrupt_file_is_deleted_and_told() {
    byte[] corrupt = Arrays.copyOf(CONTENT, CONTENT.length);
    corrupt[CONTENT.length / 2]++;
    server.with("/it", corrupt);

    assertThatThrownBy(this::download)
        .isInstanceOfSatisfying(
            DownloadException.class,
            e ->
                assertThat(e.advice())
                    .isEqualTo(
                        "run the command again. If the error persists, the mirror has a corrupt copy: use"
                            + " another mirror."))
        .hasMessage(
            "the thing was downloaded from "
                + server.url("/it")
                + " with another SHA-512 than its source states: the file was corrupt and was deleted");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_full_disk_is_told_as_such() throws IOException {
    Files.createSymbolicLink(part(), Path.of("/dev/full"));

    assertThatThrownBy(this::download)
        .isInstanceOfSatisfying(
            DownloadException.class,
            e ->
                assertThat(e.advice())
                    .isEqualTo(
                        "free disk space (\"peerproof browsers prune\" deletes cached browsers), or set"
                            + " XDG_CACHE_HOME to a folder on another disk."))
        .hasMessage("the thing could not be written to " + part() + ": the disk is full");
  }

  @Test
  void a_server_that_is_not_there_is_named() throws IOException {
    URI address;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/it");
    }

    assertThatThrownBy(() -> download(Map.of(), address))
        .isInstanceOf(DownloadException.class)
        .hasMessageStartingWith(address + " could not be read: ")
        .hasMessageContaining("refused");
  }

  @Test
  void a_file_that_is_not_there_is_told_with_the_answer() {
    assertThatThrownBy(() -> download(Map.of(), server.uri("/other")))
        .hasMessage(server.url("/other") + " could not be read: it answered 404");
  }

  @Test
  void a_server_that_sends_on_is_followed_and_only_the_first_is_told_who_asks() throws Exception {
    try (FileServer registry = new FileServer().sending("/there", server.url("/it"))) {
      new ResumableDownload(
              registry.uri("/there"),
              Map.of("Authorization", "Bearer s3cret"),
              Optional.of(digest(CONTENT)),
              "the thing")
          .to(file(), new HttpRequests(Map.of()), progress::add);

      assertThat(file()).hasBinaryContent(CONTENT);
      assertThat(registry.asked()).containsExactly("/there Bearer s3cret");
      assertThat(server.asked()).containsExactly("/it");
    }
  }

  @Test
  void a_server_that_was_sent_to_cannot_send_back_with_what_the_first_was_told() throws Exception {
    try (FileServer registry = new FileServer().with("/it", CONTENT)) {
      registry.sending("/there", server.url("/away"));
      server.sending("/away", registry.url("/it"));

      new ResumableDownload(
              registry.uri("/there"),
              Map.of("Authorization", "Bearer s3cret"),
              Optional.of(digest(CONTENT)),
              "the thing")
          .to(file(), new HttpRequests(Map.of()), progress::add);

      assertThat(registry.asked()).containsExactly("/there Bearer s3cret", "/it");
      assertThat(server.asked()).containsExactly("/away");
    }
  }

  @Test
  void a_password_in_an_address_goes_to_its_server_alone() throws Exception {
    server.wantingUser();
    try (FileServer registry = new FileServer().sending("/there", server.url("/it"))) {
      registry.wantingUser();
      URI address = URI.create(registry.url("/there").replace("http://", "http://ann:s3cret@"));

      assertThatThrownBy(() -> download(Map.of(), address))
          .isInstanceOf(DownloadException.class)
          .hasMessage(registry.url("/there") + " could not be read: it answered 401");
      assertThat(registry.asked()).containsExactly("/there Basic YW5uOnMzY3JldA==");
      assertThat(server.asked()).containsExactly("/it");
    }
  }

  @Test
  void a_proxy_that_wants_a_password_gets_it() throws Exception {
    server.wantingProxyUser("user:word");
    String proxy = server.url("").replace("http://", "http://user:word@");

    download(Map.of("HTTP_PROXY", proxy), URI.create("http://registry.invalid/it"));

    assertThat(file()).hasBinaryContent(CONTENT);
  }

  @Test
  void a_proxy_that_is_none_is_told() {
    assertThatThrownBy(() -> download(Map.of("HTTP_PROXY", "http://no proxy"), server.uri("/it")))
        .isInstanceOf(DownloadException.class)
        .hasMessage(
            server.url("/it")
                + " could not be read: it cannot be requested: $HTTP_PROXY is \"http://no proxy\","
                + " which is not the address of a proxy. Write one like http://proxy:3128");
  }

  @Test
  void a_proxy_that_is_none_is_told_without_its_password() {
    assertThatThrownBy(
            () ->
                download(Map.of("HTTP_PROXY", "http://ann:s3/ cret@proxy:3128"), server.uri("/it")))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("$HTTP_PROXY is \"http://***@proxy:3128\"")
        .hasMessageNotContaining("s3/");
  }

  @Test
  void the_proxy_of_the_environment_is_asked() throws Exception {
    download(Map.of("HTTP_PROXY", server.url("")), URI.create("http://registry.invalid/it"));

    assertThat(file()).hasBinaryContent(CONTENT);
    assertThat(server.asked()).containsExactly("http://registry.invalid/it");
  }
}
