package io.peerproof.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MediaCacheTest {

  static final VideoFormat SMALL = new VideoFormat(160, 160, 5, 20);

  private static final String VIDEO = "camera-v1-peer1-160x160-5fps-20frames.y4m";
  private static final String AUDIO = "microphone-v1-608hz.wav";

  @TempDir Path temporary;

  private Path directory;
  private MediaCache cache;

  @BeforeEach
  void openAnEmptyCache() {
    directory = temporary.resolve("not/yet/there");
    cache = MediaCache.at(directory);
  }

  @Test
  void a_peer_gets_a_camera_and_a_microphone_of_its_own() {
    FakeMedia media = cache.mediaFor(1, SMALL);

    assertThat(media)
        .isEqualTo(
            new FakeMedia(
                1, 1, directory.resolve(VIDEO), directory.resolve(AUDIO), SMALL, new Tone(608)));
    assertThat(media.video()).isRegularFile().isAbsolute();
    assertThat(media.audio()).isRegularFile().isAbsolute();
  }

  @Test
  void a_relative_directory_gives_absolute_paths() {
    Path relative = Path.of("").toAbsolutePath().relativize(directory);

    assertThat(MediaCache.at(relative).mediaFor(1, SMALL).video()).isAbsolute();
  }

  @Test
  void a_file_that_is_there_is_not_made_again() throws IOException {
    String made = CacheUser.identity(cache.mediaFor(1, SMALL).video());

    String asked = CacheUser.identity(MediaCache.at(directory).mediaFor(1, SMALL).video());

    assertThat(asked).isEqualTo(made);
  }

  @Test
  void only_locks_stay_beside_the_files() throws IOException {
    cache.mediaFor(1, SMALL);

    assertThat(names()).containsExactlyInAnyOrder(VIDEO, VIDEO + ".lock", AUDIO, AUDIO + ".lock");
    assertThat(directory.resolve(VIDEO + ".lock")).isEmptyFile();
  }

  @Test
  @Timeout(60)
  void many_threads_get_one_file_that_was_made_once_by_whatever_path() throws Exception {
    Path link =
        Files.createSymbolicLink(temporary.resolve("link"), Files.createDirectories(directory));
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<String>> got = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      MediaCache own = MediaCache.at(i % 2 == 0 ? directory : link);
      got.add(threads.submit(identityOfVideoIn(own, start)));
    }

    start.countDown();

    String made = got.get(0).get();
    for (Future<String> identity : got) {
      assertThat(identity.get()).isEqualTo(made);
    }
    threads.shutdown();
  }

  private static Callable<String> identityOfVideoIn(MediaCache cache, CountDownLatch start) {
    return () -> {
      start.await();
      return CacheUser.identity(cache.mediaFor(1, SMALL).video());
    };
  }

  @Test
  @Timeout(60)
  void two_processes_at_the_same_time_get_one_file_that_was_made_once() throws Exception {
    Files.createDirectories(directory);
    List<Process> users = new ArrayList<>();
    try (FileChannel lock =
        FileChannel.open(
            directory.resolve(VIDEO + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      List<BufferedReader> said = new ArrayList<>();

      try (FileLock held = lock.lock()) {
        assertThat(held.isValid()).isTrue();
        for (int i = 0; i < 2; i++) {
          users.add(user());
          said.add(users.get(i).inputReader());
        }
        for (BufferedReader words : said) {
          assertThat(words.readLine()).isEqualTo("asking");
        }
        // A third party has the lock: neither of them gets on for as long.
        assertThat(users.get(0).waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(directory.resolve(VIDEO)).doesNotExist();
      }

      String got = said.get(0).readLine();
      assertThat(got).isNotNull().isEqualTo(said.get(1).readLine());
      assertThat(got).isEqualTo(CacheUser.identity(directory.resolve(VIDEO)));
      for (Process user : users) {
        assertThat(user.waitFor()).isZero();
      }
    } finally {
      users.forEach(Process::destroyForcibly);
    }
    assertThat(CacheUser.identity(cache.mediaFor(1, SMALL).video()))
        .isEqualTo(CacheUser.identity(directory.resolve(VIDEO)));
  }

  @Test
  void a_truncated_file_is_made_again() throws IOException {
    byte[] good = Files.readAllBytes(cache.mediaFor(1, SMALL).video());
    Files.write(directory.resolve(VIDEO), Arrays.copyOf(good, good.length / 2));

    assertThat(cache.mediaFor(1, SMALL).video()).hasBinaryContent(good);
  }

  @Test
  void a_foreign_file_is_made_again() throws IOException {
    byte[] good = Files.readAllBytes(cache.mediaFor(1, SMALL).video());
    Files.copy(
        cache.mediaFor(2, SMALL).video(),
        directory.resolve(VIDEO),
        StandardCopyOption.REPLACE_EXISTING);

    assertThat(cache.mediaFor(1, SMALL).video()).hasBinaryContent(good);
  }

  @Test
  void a_sound_with_a_flipped_bit_is_made_again() throws IOException {
    byte[] good = Files.readAllBytes(cache.mediaFor(1, SMALL).audio());
    byte[] flipped = good.clone();
    flipped[good.length - 1] ^= 4;
    Files.write(directory.resolve(AUDIO), flipped);

    assertThat(cache.mediaFor(1, SMALL).audio()).hasBinaryContent(good);
  }

  @Test
  void what_a_killed_process_left_half_done_is_written_over() throws IOException {
    byte[] good = Files.readAllBytes(cache.mediaFor(1, SMALL).video());
    Files.delete(directory.resolve(VIDEO));
    Files.write(directory.resolve(VIDEO + ".part"), new byte[good.length + 1000]);

    assertThat(cache.mediaFor(1, SMALL).video()).hasBinaryContent(good);
    assertThat(directory.resolve(VIDEO + ".part")).doesNotExist();
  }

  @Test
  void a_peer_that_no_stamp_can_name_is_refused_before_anything_is_made() {
    assertThatThrownBy(() -> cache.mediaFor(256, SMALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("peer must be 0 to 255, the eight bits a stamp has for it, but is 256");
    assertThat(directory).doesNotExist();
  }

  @Test
  void a_directory_that_cannot_be_made_is_told_with_what_to_do() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "no directory");
    Path impossible = file.resolve("media");

    assertThatThrownBy(() -> MediaCache.at(impossible).mediaFor(1, SMALL))
        .isInstanceOf(MediaException.class)
        .hasCauseInstanceOf(IOException.class)
        .hasMessage(
            "Cannot create or read "
                + impossible.resolve(VIDEO)
                + ": java.nio.file.FileSystemException: "
                + impossible
                + ": Not a directory. It takes 1 MB; free some space, or set XDG_CACHE_HOME to a"
                + " directory that can be written.");
  }

  @Test
  void a_cache_that_is_a_file_is_told_with_what_to_do() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "no directory");

    assertThatThrownBy(() -> MediaCache.at(file).mediaFor(1, SMALL))
        .isInstanceOf(MediaException.class)
        .hasMessage(
            "Cannot create or read "
                + file.resolve(VIDEO)
                + ": java.nio.file.FileAlreadyExistsException: "
                + file
                + ". It takes 1 MB; free some space, or set XDG_CACHE_HOME to a directory that can"
                + " be written.");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // has a device that is always full
  void a_full_disk_is_told_with_what_to_do_and_leaves_nothing_behind() throws IOException {
    Files.createDirectories(directory);
    Files.createSymbolicLink(directory.resolve(VIDEO + ".part"), Path.of("/dev/full"));

    assertThatThrownBy(() -> cache.mediaFor(1, SMALL))
        .isInstanceOf(MediaException.class)
        .hasMessage(
            "Cannot create or read "
                + directory.resolve(VIDEO)
                + ": java.io.IOException: No space left on device. It takes 1 MB; free some space,"
                + " or set XDG_CACHE_HOME to a directory that can be written.");
    assertThat(names()).containsExactly(VIDEO + ".lock");
  }

  @Test
  void the_users_cache_is_where_the_desktop_keeps_caches() {
    Path home = temporary.resolve("home");
    Path elsewhere = temporary.resolve("elsewhere");

    assertThat(cacheOf(Map.of(), home)).startsWith(home.resolve(".cache/peerproof/media"));
    assertThat(cacheOf(Map.of("XDG_CACHE_HOME", ""), home)).startsWith(home);
    assertThat(cacheOf(Map.of("XDG_CACHE_HOME", "relative"), home)).startsWith(home);
    assertThat(cacheOf(Map.of("XDG_CACHE_HOME", elsewhere.toString()), home))
        .startsWith(elsewhere.resolve("peerproof/media"));
  }

  private static Path cacheOf(Map<String, String> environment, Path home) {
    return MediaCache.ofUser(environment, home).mediaFor(1, SMALL).video();
  }

  private Process user() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CacheUser.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
