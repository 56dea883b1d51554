package io.peerproof.browser.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.PrivateDirectory;
import io.peerproof.media.DeviceVariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceLeaseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FIRST = 13;

  @TempDir Path root;

  private SlotDirectory folder() throws IOException {
    return SlotDirectory.at(root.resolve("places"), PrivateDirectory.user(), PATIENCE);
  }

  private DeviceLease take() throws Exception {
    return DeviceLease.take(folder(), FIRST);
  }

  private DeviceVariant takeAndClose() throws Exception {
    try (DeviceLease lease = take()) {
      return lease.variant();
    }
  }

  private Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("places"))) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  @Test
  void a_run_that_is_alone_has_the_first_variant_each_time_and_leaves_nothing() throws Exception {
    for (int run = 0; run < 2; run++) {
      assertThat(takeAndClose()).isEqualTo(new DeviceVariant(FIRST, 0));
    }

    assertThat(files()).containsExactly("lock");
  }

  @Test
  void runs_at_the_same_time_never_share_a_variant() throws Exception {
    List<DeviceLease> all = List.of(take(), take(), take());

    assertThat(all.stream().map(DeviceLease::variant))
        .containsExactly(
            new DeviceVariant(13, 0), new DeviceVariant(14, 1), new DeviceVariant(0, 2));
    all.get(1).close();
    assertThat(takeAndClose()).isEqualTo(new DeviceVariant(14, 1));
    all.forEach(DeviceLease::close);
  }

  @Test
  void one_run_more_than_there_are_variants_shares_the_first() throws Exception {
    List<DeviceLease> all = new ArrayList<>();
    for (int run = 0; run <= DeviceVariant.VARIANTS; run++) {
      all.add(take());
    }

    assertThat(all.stream().limit(DeviceVariant.VARIANTS).map(one -> one.variant().variant()))
        .doesNotHaveDuplicates();
    assertThat(all.get(DeviceVariant.VARIANTS).variant()).isEqualTo(new DeviceVariant(FIRST, 0));
    all.forEach(DeviceLease::close);
  }

  @Test
  void the_variant_of_another_process_is_taken_until_that_process_ends() throws Exception {
    folder();
    Path output = root.resolve("output");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LeaseTaker.class.getName(),
                root.resolve("places").toString())
            .redirectOutput(output.toFile())
            .redirectError(root.resolve("error").toFile())
            .start();
    try {
      await("the other process has a variant")
          .atMost(PATIENCE)
          .until(() -> Files.readString(output).startsWith("taken 13"));

      assertThat(takeAndClose()).isEqualTo(new DeviceVariant(14, 1));
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(takeAndClose()).isEqualTo(new DeviceVariant(FIRST, 0));
  }

  @Test
  void the_first_variant_of_a_machine_is_the_same_each_time() {
    int first = DeviceLease.firstOf(HostEnvironment.here());

    assertThat(first)
        .isBetween(0, DeviceVariant.VARIANTS - 1)
        .isEqualTo(DeviceLease.firstOf(HostEnvironment.here()));
  }
}
