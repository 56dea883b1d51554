package io.peerproof.browser.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class OwnerTagTest {

  private final OwnerTag self = OwnerTag.thisProcess();

  @Test
  void this_process_is_not_gone_and_one_of_another_start_is() {
    assertThat(self.gone()).isFalse();
    assertThat(new OwnerTag(self.space(), self.pid(), self.started() + 1).gone()).isTrue();
    assertThat(new OwnerTag(self.space(), self.pid(), self.started() + 1).isSameProcess(self))
        .isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void the_start_is_what_the_system_counts_from_its_boot_and_no_clock_moves_it() throws Exception {
    String[] uptime = Files.readString(Path.of("/proc/uptime")).split(" ");

    // 100 ticks are a second on every Linux; since the boot, and not since the epoch.
    assertThat(self.started()).isPositive();
    assertThat(self.started() / 100.0).isLessThanOrEqualTo(Double.parseDouble(uptime[0]) + 1);
  }

  @Test
  void a_name_may_look_like_the_rest_of_the_line() {
    assertThat(ProcessStart.ticks("7 (a) b (c) S 1 7 7 0 -1 4 1 0 0 0 9 9 0 0 20 0 1 0 4711 0 0"))
        .isEqualTo(OptionalLong.of(4711));
  }
}
