package io.peerproof.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorCountersTest {

  @TempDir private Path root;

  @Test
  void a_machine_that_tells_nothing_is_not_known() {
    ProcessorCounters nothing = ProcessorCounters.read(root);

    assertThat(nothing).isEqualTo(new ProcessorCounters(null, null, null, null, null, null));
    assertThat(nothing.busy(nothing)).isNull();
    assertThat(nothing.pressure(nothing, 100)).isNull();
    assertThat(nothing.throttled(nothing)).isNull();
  }

  @Test
  void shares_are_those_of_the_time_between_two_readings() throws IOException {
    linux("1.0 1.0 1.0 5/80 99", 1_000_000, "cpu  10 0 10 70 10 0 0 0 0 0");
    ProcessorCounters before = ProcessorCounters.read(root);
    linux("1.0 1.0 1.0 9/80 99", 1_150_000, "cpu  30 0 20 80 20 0 0 20 0 0");
    ProcessorCounters after = ProcessorCounters.read(root);

    assertThat(before.runnable()).isEqualTo(4); // but for the one that reads
    assertThat(ProcessorCounters.runnableThreads(root)).isEqualTo(8);
    assertThat(before.pressure(after, 200)).isEqualTo(0.75);
    assertThat(before.busy(after))
        .isEqualTo(50 / 70.0); // stolen time counts, waiting for a disk not
  }

  @Test
  void a_quota_of_version_2_is_that_of_its_own_group() throws IOException {
    linux("1.0 1.0 1.0 5/80 99", 0, "cpu  1 0 1 1 1 0 0 0 0 0");
    write("proc/self/cgroup", "0::/ci/job\n");
    write("sys/fs/cgroup/ci/job/cpu.stat", "usage_usec 5\nnr_periods 100\nnr_throttled 10\n");
    ProcessorCounters before = ProcessorCounters.read(root);
    write("sys/fs/cgroup/ci/job/cpu.stat", "usage_usec 9\nnr_periods 120\nnr_throttled 25\n");

    assertThat(before.throttled(ProcessorCounters.read(root))).isEqualTo(0.75);
  }

  @Test
  void a_quota_of_version_1_is_that_of_the_controller() throws IOException {
    linux("1.0 1.0 1.0 5/80 99", 0, "cpu  1 0 1 1 1 0 0 0 0 0");
    write("proc/self/cgroup", "5:memory:/x\n3:cpu,cpuacct:/docker/4711\n0::/\n");
    write("sys/fs/cgroup/cpu/cpu.stat", "nr_periods 10\nnr_throttled 0\nthrottled_time 0\n");
    ProcessorCounters before = ProcessorCounters.read(root);
    write("sys/fs/cgroup/cpu/cpu.stat", "nr_periods 14\nnr_throttled 1\nthrottled_time 5\n");

    assertThat(before.throttled(ProcessorCounters.read(root))).isEqualTo(0.25);
  }

  @Test
  void a_quota_without_periods_holds_nobody_back() throws IOException {
    linux("1.0 1.0 1.0 5/80 99", 0, "cpu  1 0 1 1 1 0 0 0 0 0");
    write("proc/self/cgroup", "0::/\n");
    write("sys/fs/cgroup/cpu.stat", "usage_usec 5\nnr_periods 0\nnr_throttled 0\n");
    ProcessorCounters readings = ProcessorCounters.read(root);

    assertThat(readings.throttled(readings)).isZero();
  }

  @Test
  void what_is_written_otherwise_is_not_known() throws IOException {
    linux("gibberish", 0, "cpu  1 2");
    write("proc/pressure/cpu", "full total=many\n");

    assertThat(ProcessorCounters.read(root))
        .isEqualTo(new ProcessorCounters(null, null, null, null, null, null));
  }

  private void linux(String loadavg, long waitedMicros, String stat) throws IOException {
    write("proc/loadavg", loadavg + "\n");
    write(
        "proc/pressure/cpu",
        "some avg10=0.00 avg60=0.00 avg300=0.00 total=" + waitedMicros + "\nfull total=0\n");
    write("proc/stat", stat + "\ncpu0 1 1 1 1 1 1 1 1\n");
  }

  private void write(String place, String text) throws IOException {
    Path file = root.resolve(place);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
