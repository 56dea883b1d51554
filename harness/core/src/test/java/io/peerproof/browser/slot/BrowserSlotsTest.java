package io.peerproof.browser.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.peerproof.browser.DriverTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Threads and processes that queue for places; no browser is started. */
class BrowserSlotsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Consumer<String> NOBODY = sentence -> {};

  @TempDir Path root;
  private final List<Thread> threads = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    threads.forEach(Thread::interrupt);
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
  }

  private Path folder() {
    return root.resolve("places");
  }

  private BrowserSlots places(int browsers) throws IOException {
    return SlotTaker.places(folder(), browsers, PATIENCE);
  }

  /** On a thread of its own: one that took places before may take more. */
  private <T> Future<T> submit(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "peerproof-place-taker");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
    return task;
  }

  private Future<SlotTicket> taking(BrowserSlots places, int browsers, Consumer<String> waiting) {
    long before = tickets();
    Future<SlotTicket> taking = submit(() -> places.take(browsers, "", waiting));
    await("it is in the queue").atMost(PATIENCE).until(() -> tickets() > before);
    return taking;
  }

  private long tickets() {
    try (Stream<Path> files = Files.list(Files.createDirectories(folder()))) {
      return files.filter(file -> file.toString().endsWith(".ticket")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SlotTicket taken(Future<SlotTicket> taking) throws Exception {
    return taking.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Another process that takes two of two. */
  private Process child(String output) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SlotTaker.class.getName(),
                folder().toString())
            .redirectOutput(root.resolve(output).toFile())
            .redirectError(root.resolve(output + ".log").toFile())
            .start();
    processes.add(process);
    return process;
  }

  private void awaitLine(String output, String begin) {
    await(output + " says " + begin)
        .atMost(PATIENCE)
        .until(() -> lines(output).anyMatch(line -> line.startsWith(begin)));
  }

  private Stream<String> lines(String output) throws IOException {
    return Files.readString(root.resolve(output)).lines();
  }

  @Test
  void places_that_are_free_are_had_at_once_and_leave_nothing() throws Exception {
    List<String> told = new ArrayList<>();

    try (SlotTicket ticket = places(2).take(2, "", told::add)) {
      assertThat(ticket.isAwaited()).isFalse();
      assertThat(tickets()).isOne();
    }

    assertThat(told).isEmpty();
    try (Stream<Path> left = Files.list(folder())) {
      assertThat(left).containsExactly(folder().resolve("lock"));
    }
  }

  @Test
  void threads_come_one_after_the_other_in_their_order() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    SlotTicket first = places(2).take(2, "call --repeat 50", NOBODY);
    Future<SlotTicket> second = taking(places(2), 2, told::add);
    Future<SlotTicket> third = taking(places(2), 1, NOBODY);
    await("it says so").atMost(PATIENCE).until(() -> !told.isEmpty());

    assertThat(first.isAwaited()).isTrue();
    first.close();
    SlotTicket then = taken(second);
    assertThat(third.isDone()).isFalse();
    then.close();
    taken(third).close();

    assertThat(told)
        .containsExactly(
            "Waiting for 2 browser slots: 2 of 2 browsers are in use by"
                + " this process (call --repeat 50). The limit is 2 (as the test says). To allow more, use --max-browsers N");
    assertThat(tickets()).isZero();
  }

  @Test
  void one_that_came_later_and_would_fit_does_not_overtake() throws Exception {
    SlotTicket first = places(3).take(2, "", NOBODY);
    Future<SlotTicket> large = taking(places(3), 2, NOBODY);
    List<String> told = new CopyOnWriteArrayList<>();
    Future<SlotTicket> small = taking(places(3), 1, told::add);
    await("it waits").atMost(PATIENCE).until(() -> small.isDone() || !told.isEmpty());

    assertThat(told)
        .containsExactly(
            "Waiting for a browser slot: 2 of 3 browsers are in use by"
                + " this process. The limit is 3 (as the test says). To allow more, use --max-browsers N");
    first.close();
    taken(large).close();
    taken(small).close();
  }

  @Test
  void a_thread_that_has_places_gets_more_at_once_though_another_waits() throws Exception {
    SlotTicket first = places(2).take(2, "", NOBODY);
    Future<SlotTicket> other = taking(places(2), 2, NOBODY);

    SlotTicket more = places(2).take(2, "", NOBODY);

    first.close();
    assertThat(other.isDone()).isFalse();
    more.close();
    taken(other).close();
  }

  @Test
  void more_than_there_are_can_be_had_alone() throws Exception {
    SlotTicket first = places(2).take(1, "", NOBODY);
    Future<SlotTicket> meeting = taking(places(2), 8, NOBODY);
    assertThat(first.isAwaited()).isTrue();

    first.close();
    SlotTicket large = taken(meeting);
    Future<SlotTicket> next = taking(places(2), 1, NOBODY);
    await("it waits").during(Duration.ofMillis(200)).until(() -> !next.isDone());
    large.close();

    taken(next).close();
  }

  @Test
  void places_may_be_given_back_by_another_thread_and_twice() throws Exception {
    SlotTicket ticket = places(2).take(2, "", NOBODY);

    submit(Executors.callable(ticket::close)).get();
    ticket.close();

    taken(taking(places(2), 2, NOBODY)).close();
  }

  @Test
  void who_waits_for_too_long_is_told_who_has_them_and_what_to_do() throws Exception {
    SlotTicket first = places(2).take(2, "timing --calls 100", NOBODY);
    BrowserSlots impatient = SlotTaker.places(folder(), 2, Duration.ofSeconds(1));

    Future<SlotTicket> late = submit(() -> impatient.take(2, "", NOBODY));

    assertThatThrownBy(late::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(SlotException.class)
        .hasMessage(
            "No slot for 2 browsers within 1 s: 2 of 2 browsers are in use by"
                + " this process (timing --calls 100). Wait for them to end, or set a higher limit:"
                + " --max-browsers N, PEERPROOF_MAX_BROWSERS, or peerproof.max-browsers in JUnit. A"
                + " test that holds a call open and opens another on a second thread waits for itself:"
                + " open both on one thread.");
    assertThat(first.isAwaited()).isFalse();
    first.close();
  }

  @Test
  void an_interruption_ends_the_wait_and_leaves_the_queue() throws Exception {
    SlotTicket first = places(2).take(2, "", NOBODY);
    Future<SlotTicket> waiting = taking(places(2), 2, NOBODY);

    waiting.cancel(true);

    await("it has left").atMost(PATIENCE).until(() -> tickets() == 1);
    assertThat(first.isAwaited()).isFalse();
    first.close();
  }

  @Test
  void a_thread_that_was_interrupted_before_takes_none() throws Exception {
    BrowserSlots places = places(2);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> places.take(2, "", NOBODY)).isInstanceOf(InterruptedException.class);

    assertThat(Thread.interrupted()).isFalse();
    assertThat(tickets()).isZero();
  }

  @Test
  void processes_come_one_after_the_other_in_their_order() throws Exception {
    SlotTicket own = places(2).take(2, "call", NOBODY);
    Process second = child("second");
    awaitLine("second", "Waiting");
    Process third = child("third");
    awaitLine("third", "Waiting");
    assertThat(own.isAwaited()).isTrue();

    own.close();
    awaitLine("second", "taken");
    assertThat(lines("third")).noneMatch(line -> line.startsWith("taken"));
    second.getOutputStream().close();
    awaitLine("second", "given back");
    awaitLine("third", "taken");
    List<String> told = new CopyOnWriteArrayList<>();
    Future<SlotTicket> last = taking(places(2), 2, told::add);
    await("it says so").atMost(PATIENCE).until(() -> !told.isEmpty());
    third.getOutputStream().close();
    taken(last).close();

    assertThat(lines("second").findFirst())
        .hasValue(
            "Waiting for 2 browser slots: 2 of 2 browsers are in use by process "
                + ProcessHandle.current().pid()
                + " (call). The limit is 2 (as the test says). To allow more, use --max-browsers N");
    assertThat(told)
        .containsExactly(
            "Waiting for 2 browser slots: 2 of 2 browsers are in use by process "
                + third.pid()
                + " (call of a child). The limit is 2 (as the test says). To allow more, use --max-browsers N");
  }

  @Test
  void places_of_a_process_that_was_killed_are_free() throws Exception {
    Process holder = child("holder");
    awaitLine("holder", "taken");
    Process waiting = child("waiting");
    awaitLine("waiting", "Waiting");
    Future<SlotTicket> own = taking(places(2), 2, NOBODY);

    waiting.destroyForcibly().waitFor();
    assertThat(own.isDone()).isFalse();
    holder.destroyForcibly().waitFor();

    taken(own).close();
    assertThat(tickets()).isZero();
  }

  @Test
  void other_threads_of_a_process_do_not_take_its_lock_away() throws Exception {
    SlotTicket first = places(2).take(2, "", NOBODY);
    Future<SlotTicket> own = taking(places(2), 2, NOBODY);
    assertThat(first.isAwaited()).isTrue();

    child("child");
    awaitLine("child", "Waiting");
    own.cancel(true);
    await("the thread has left").atMost(PATIENCE).until(() -> tickets() == 2);
    await("the child waits all the same")
        .during(Duration.ofMillis(300))
        .atMost(PATIENCE)
        .until(() -> lines("child").noneMatch(line -> line.startsWith("taken")));

    first.close();
    awaitLine("child", "taken");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_folder_that_is_a_link_is_refused() throws Exception {
    Files.createSymbolicLink(folder(), Files.createDirectory(root.resolve("elsewhere")));

    assertThatThrownBy(() -> places(2).take(2, "", NOBODY))
        .isInstanceOf(SlotException.class)
        .hasMessage(refusal("it is a file or a symbolic link"));
    assertThat(root.resolve("elsewhere")).isEmptyDirectory();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_folder_of_another_user_is_refused() throws Exception {
    String owner = Files.getOwner(Files.createDirectory(folder())).getName();
    BrowserSlots others =
        new BrowserSlots(
            new BrowserCapacity(2, ""),
            folder(),
            Optional.of(() -> "somebody else"),
            DriverTimeouts.DEFAULT);

    assertThatThrownBy(() -> others.take(2, "", NOBODY))
        .isInstanceOf(SlotException.class)
        .hasMessage(refusal("it belongs to " + owner));
    assertThat(folder()).isEmptyDirectory();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void the_folder_is_its_users_alone() throws Exception {
    Files.createDirectory(
        folder(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

    places(2).take(2, "", NOBODY).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
  }

  @Test
  void a_folder_that_cannot_be_made_is_told() throws Exception {
    BrowserSlots places = SlotTaker.places(root.resolve("missing").resolve("places"), 2, PATIENCE);

    assertThatThrownBy(() -> places.take(2, "", NOBODY))
        .isInstanceOf(SlotException.class)
        .hasMessage(
            "Cannot read or write the browser slots in %1$s: %1$s. Free some space there, or delete the folder."
                .formatted(root.resolve("missing").resolve("places")));
  }

  private String refusal(String why) {
    return "The folder %s for browser slots is unusable: %s. Delete it, or set another folder for temporary files: JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR."
        .formatted(folder(), why);
  }
}
