package io.peerproof.run.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.peerproof.browser.BrowserPool;
import io.peerproof.browser.spec.BrowserException;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.call.CallSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.report.CallReport;
import io.peerproof.run.CallRunner;
import io.peerproof.run.RunEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of calls, and which of them count, with browsers that are only said to be there. */
class RandomizedCallScheduleTest {

  private static final Path FOLDER = Path.of("out");

  private final CallGroup first = group("first", 1);
  private final CallGroup second = group("second", 2);
  private final List<CallGroup> groups = List.of(first, second);
  private final List<String> steps = new ArrayList<>();
  private final NotedBrowsers browsers = new NotedBrowsers();

  /** Results of calls, by their number from 1; the others pass. */
  private final Map<Integer, CallReport> outcomes = new HashMap<>();

  /** Calls after which both browsers are lost. */
  private final Deque<Integer> deaths = new ArrayDeque<>();

  private static CallGroup group(String name, int copy) {
    return new CallGroup(name, CallSettings.defaults().withEach(peer -> peer.withCopy(copy)));
  }

  /** Browsers that note which calls they make. */
  private final class NotedBrowsers implements CallRunner {
    private final List<String> order = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final Map<String, Integer> behind = new HashMap<>();

    private String name(CallSettings settings) {
      return groups.stream()
          .filter(group -> group.settings().equals(settings))
          .map(CallGroup::name)
          .findFirst()
          .orElseThrow();
    }

    @Override
    public void fetch(CallSettings settings) {
      order.add("fetch " + name(settings));
    }

    @Override
    public CallReport make(CallSettings settings, Path folder) {
      String name = name(settings);
      order.add(name);
      folders.add(folder);
      behind.merge(name, 1, Integer::sum);
      if (deaths.remove(folders.size())) {
        behind.put(name, 0);
      }
      return outcomes.getOrDefault(folders.size(), TimedCall.passed(folders.size()));
    }

    @Override
    public int callsMade(CallSettings settings) {
      return behind.getOrDefault(name(settings), 0);
    }

    private List<String> calls() {
      return order.stream().filter(one -> !one.startsWith("fetch")).toList();
    }
  }

  private RandomizedCallSchedule make(
      int calls, int warmUps, long seed, Predicate<List<CallGroup>> enough)
      throws InterruptedException {
    RandomizedCallSchedule made =
        new RandomizedCallSchedule(
            List.of(groups),
            new RandomizedCallSchedule.Plan(calls, warmUps, seed),
            FOLDER,
            steps::add,
            enough);
    made.make(browsers, () -> browsers.order.add("fetch is through"));
    return made;
  }

  private RandomizedCallSchedule make(int calls, int warmUps) throws InterruptedException {
    return make(calls, warmUps, 1, soFar -> false);
  }

  private static List<Double> totals(List<CallReport> calls) {
    return calls.stream().map(CallReport::durationMs).toList();
  }

  @Test
  void all_browsers_are_fetched_before_the_first_call() throws Exception {
    make(1, 0);

    assertThat(browsers.order.subList(0, 3))
        .containsExactly("fetch first", "fetch second", "fetch is through");
  }

  @Test
  void in_each_round_each_group_has_one_call_and_chance_says_which_is_first() throws Exception {
    make(40, 0);

    List<String> calls = browsers.calls();
    List<String> starts = IntStream.range(0, 40).mapToObj(i -> calls.get(2 * i)).toList();
    assertThat(calls).hasSize(80);
    IntStream.range(0, 40)
        .forEach(
            i ->
                assertThat(calls.subList(2 * i, 2 * i + 2))
                    .containsExactlyInAnyOrder("first", "second"));
    assertThat(starts).filteredOn("first"::equals).hasSizeBetween(10, 30);
  }

  @Test
  void legs_are_made_one_after_the_other_and_the_numbers_go_through() throws Exception {
    RandomizedCallSchedule made =
        new RandomizedCallSchedule(
            List.of(List.of(first), List.of(second)),
            new RandomizedCallSchedule.Plan(2, 1, 1),
            FOLDER,
            steps::add,
            block -> false);

    made.make(browsers, () -> browsers.order.add("fetch is through"));

    assertThat(browsers.order)
        .containsExactly(
            "fetch first",
            "fetch second",
            "fetch is through",
            "first",
            "first",
            "first",
            "second",
            "second",
            "second");
    assertThat(steps.get(1)).isEqualTo("Call 1 of 4: first");
    assertThat(steps.get(5)).startsWith("Call 4 of 4: second");
  }

  @Test
  void the_same_seed_gives_the_same_order_and_another_another() throws Exception {
    make(20, 0, 7, soFar -> false);
    List<String> seven = browsers.calls();

    assertThat(orderOf(7)).isEqualTo(seven);
    assertThat(orderOf(8)).isNotEqualTo(seven);
  }

  private static List<String> orderOf(long seed) throws InterruptedException {
    RandomizedCallScheduleTest other = new RandomizedCallScheduleTest();
    other.make(20, 0, seed, soFar -> false);
    return other.browsers.calls();
  }

  @Test
  void warm_ups_come_before_any_call_that_counts_and_are_kept_apart() throws Exception {
    RandomizedCallSchedule made = make(2, 3);

    assertThat(browsers.calls().subList(0, 6))
        .containsExactly("first", "first", "first", "second", "second", "second");
    assertThat(totals(first.warmUps())).containsExactly(1.0, 2.0, 3.0);
    assertThat(groups).allSatisfy(group -> assertThat(group.calls()).hasSize(2));
    assertThat(made.made()).hasSize(10);
    assertThat(steps.get(0)).isEqualTo("Warming up the browsers of first");
    assertThat(steps.get(6)).startsWith("Call 1 of 4: ");
  }

  @Test
  void each_call_has_a_folder_of_its_own_numbered_through() throws Exception {
    make(1, 1);

    assertThat(browsers.folders)
        .containsExactly(
            FOLDER.resolve("call-1"),
            FOLDER.resolve("call-2"),
            FOLDER.resolve("call-3"),
            FOLDER.resolve("call-4"));
  }

  @Test
  void browsers_that_were_replaced_are_warmed_up_again_before_a_call_counts() throws Exception {
    // The warm-ups are calls 1 to 4; call 5 counts, and both of its browsers are lost then.
    deaths.add(5);

    make(3, 2);

    CallGroup hit = browsers.calls().get(4).equals("first") ? first : second;
    CallGroup other = hit == first ? second : first;
    assertThat(hit.warmUps()).hasSize(4);
    assertThat(other.warmUps()).hasSize(2);
    assertThat(groups).allSatisfy(group -> assertThat(group.calls()).hasSize(3));
  }

  @Test
  void a_warm_up_that_fails_counts() throws Exception {
    outcomes.put(2, TimedCall.failed());

    make(3, 2);

    assertThat(first.warmUps()).hasSize(1);
    assertThat(first.calls()).hasSize(3).contains(outcomes.get(2));
    assertThat(second.warmUps()).hasSize(2);
  }

  @Test
  void a_call_that_fails_counts_even_in_a_cold_browser() throws Exception {
    deaths.add(5);
    outcomes.put(6, TimedCall.failed());
    outcomes.put(7, TimedCall.failed());

    make(3, 2);

    assertThat(first.calls().size() + second.calls().size()).isEqualTo(6);
    assertThat(first.calls()).doesNotContainAnyElementsOf(first.warmUps());
    assertThat(List.of(first, second))
        .flatMap(CallGroup::calls)
        .contains(outcomes.get(6), outcomes.get(7));
  }

  @Test
  void a_call_that_could_not_be_measured_is_made_again_and_kept_apart() throws Exception {
    outcomes.put(1, TimedCall.unmeasured());

    make(2, 0);

    assertThat(first.unmeasured().size() + second.unmeasured().size()).isEqualTo(1);
    assertThat(groups).allSatisfy(group -> assertThat(group.calls()).hasSize(2));
  }

  @Test
  void a_group_whose_browsers_never_last_is_given_up_and_the_others_go_on() throws Exception {
    deaths.addAll(IntStream.rangeClosed(1, 1000).boxed().toList());

    make(2, 2);

    assertThat(groups).allSatisfy(group -> assertThat(group.lost()).isTrue());
    assertThat(first.closed()).contains("its browsers keep failing for 2 warm-up calls");
    assertThat(browsers.calls()).hasSizeLessThan(30);
  }

  @Test
  void it_is_asked_after_each_round_whether_that_is_enough() throws Exception {
    RandomizedCallSchedule made =
        make(50, 0, 1, soFar -> soFar.stream().allMatch(group -> group.calls().size() == 3));

    assertThat(made.made()).hasSize(6);
  }

  @Test
  void the_time_left_is_told_from_the_second_call_on() throws Exception {
    make(2, 0);

    assertThat(steps.get(0)).matches("Call 1 of 4: (first|second)");
    assertThat(steps.get(3)).matches("Call 4 of 4: (first|second), about 1 s left");
  }

  @Test
  void a_call_during_which_it_was_interrupted_is_no_call() {
    ProgressListener interrupting =
        step -> {
          if (step.startsWith("Call 3 ")) {
            Thread.currentThread().interrupt();
          }
        };
    RandomizedCallSchedule made =
        new RandomizedCallSchedule(
            List.of(groups),
            new RandomizedCallSchedule.Plan(5, 0, 1),
            FOLDER,
            interrupting,
            soFar -> false);

    assertThatThrownBy(() -> made.make(browsers, () -> {}))
        .isInstanceOf(InterruptedException.class);

    assertThat(made.made()).hasSize(2);
  }

  @Test
  void a_plan_without_calls_or_with_fewer_than_no_warm_ups_is_refused() {
    assertThatThrownBy(() -> new RandomizedCallSchedule.Plan(0, 0, 1))
        .hasMessage("a group needs one call or more, not 0");
    assertThatThrownBy(() -> new RandomizedCallSchedule.Plan(1, -1, 1))
        .hasMessage("the number of warm-up calls must be 0 or more, but is -1");
  }

  @Test
  void whoever_wants_a_report_of_an_interrupted_run_gets_one_whatever_was_thrown() {
    Thread.currentThread().interrupt();

    assertThat(RunEnd.because(new IllegalStateException("Thread has been interrupted"), true))
        .isEqualTo("it was interrupted");
    assertThat(Thread.currentThread().isInterrupted()).as("the wish has been heard").isFalse();
  }

  @Test
  void a_browser_that_cannot_be_had_and_a_fault_of_ours_end_a_run_with_a_report() {
    IllegalStateException fault = new IllegalStateException("ours");
    BrowserException missing =
        catchThrowableOfType(
            BrowserException.class,
            () -> {
              try (var real = BrowserPool.onThisMachine(false, step -> {})) {
                real.find(BrowserSpec.parse("./no-such-browser"));
              }
            });

    assertThat(RunEnd.because(missing, false)).isEqualTo(missing.getMessage());
    assertThat(RunEnd.because(fault, false))
        .isEqualTo("Peerproof itself failed: java.lang.IllegalStateException: ours");
    InterruptedException interrupt = new InterruptedException();
    assertThatThrownBy(() -> RunEnd.because(interrupt, false)).isSameAs(interrupt);
  }

  @Test
  void each_call_is_on_disk_as_soon_as_it_has_ended(@TempDir Path folder) throws Exception {
    List<Integer> linesBeforeEachRound = new ArrayList<>();
    RandomizedCallSchedule schedule =
        new RandomizedCallSchedule(
            List.of(groups),
            new RandomizedCallSchedule.Plan(2, 0, 1),
            folder,
            steps::add,
            soFar -> {
              linesBeforeEachRound.add(lines(folder));
              return false;
            });

    schedule.make(browsers, () -> {});

    assertThat(linesBeforeEachRound).containsExactly(2, 4);
  }

  private static int lines(Path folder) {
    try {
      return Files.readAllLines(folder.resolve("calls.jsonl")).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
