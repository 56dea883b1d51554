package io.peerproof.browser.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.browser.doctor.CapacityCheck;
import io.peerproof.browser.doctor.CheckResult;
import io.peerproof.browser.platform.FakeHostEnvironment;
import io.peerproof.browser.platform.MachineMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserCapacityTest {

  @TempDir Path root;

  @ParameterizedTest(name = "{0} cores and {1} MiB carry {2}")
  @CsvSource({
    "1, 24000, 2, the minimum of a call",
    "2, 24000, 2, one per core",
    "2,  1000, 2, the minimum of a call",
    "2,   256, 2, the minimum of a call",
    "2,  1511, 2, the minimum of a call",
    "2,  1512, 2, one per core",
    "8, 24000, 8, one per core",
    "8,  4512, 8, one per core",
    "8,  4511, 7, '4511 MiB of memory, 500 per browser'",
    "8,  2048, 3, '2048 MiB of memory, 500 per browser'",
    "64,      , 64, one per core",
  })
  void cores_and_memory_give_the_number(int cores, Long memoryMiB, int browsers, String reason) {
    OptionalLong memory = memoryMiB == null ? OptionalLong.empty() : OptionalLong.of(memoryMiB);

    assertThat(BrowserCapacity.of(cores, memory)).isEqualTo(new BrowserCapacity(browsers, reason));
  }

  @Test
  void a_containers_limit_counts_where_it_is_less_than_the_machines_memory() throws IOException {
    FakeHostEnvironment test = new FakeHostEnvironment(root);
    test.file("proc/meminfo", "MemTotal:        8388608 kB\nMemAvailable:  100 kB\n");
    assertThat(new MachineMemory(test.machine()).totalMiB()).hasValue(8192);

    test.file("sys/fs/cgroup/memory.max", "max");
    assertThat(new MachineMemory(test.machine()).totalMiB()).hasValue(8192);

    test.file("sys/fs/cgroup/memory.max", "2147483648");
    assertThat(new MachineMemory(test.machine()).totalMiB()).hasValue(2048);
  }

  @Test
  void the_environment_outranks_the_machine() throws IOException {
    FakeHostEnvironment test = new FakeHostEnvironment(root).with("PEERPROOF_MAX_BROWSERS", "6");

    assertThat(BrowserCapacity.of(test.machine()))
        .isEqualTo(new BrowserCapacity(6, "set by PEERPROOF_MAX_BROWSERS"));
  }

  @Test
  void who_makes_the_calls_outranks_all() {
    assertThat(BrowserCapacity.stated(1)).isEqualTo(new BrowserCapacity(1, "as configured"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-2", "many", "2.5"})
  void an_environment_that_states_no_number_is_refused(String value) throws IOException {
    FakeHostEnvironment test = new FakeHostEnvironment(root).with("PEERPROOF_MAX_BROWSERS", value);

    assertThatThrownBy(() -> BrowserCapacity.of(test.machine()))
        .isInstanceOf(SlotException.class)
        .hasMessage(
            "PEERPROOF_MAX_BROWSERS is \""
                + value
                + "\", which is not a number of browsers. Set it to a whole number, 1 or more, or unset it.");
  }

  @Test
  void the_doctor_says_how_many_and_why() throws IOException {
    FakeHostEnvironment test = new FakeHostEnvironment(root).with("PEERPROOF_MAX_BROWSERS", "6");
    assertThat(new CapacityCheck(test.machine()).examine())
        .isEqualTo(CheckResult.ok("browsers at once", "6, set by PEERPROOF_MAX_BROWSERS"));

    FakeHostEnvironment wrong = new FakeHostEnvironment(root).with("PEERPROOF_MAX_BROWSERS", "six");
    assertThat(new CapacityCheck(wrong.machine()).examine().status())
        .isEqualTo(CheckResult.Status.FAIL);
  }
}
