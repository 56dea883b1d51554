package io.peerproof.cli;

import io.peerproof.browser.doctor.CheckResult;
import io.peerproof.browser.doctor.Doctor;
import io.peerproof.browser.platform.UnfinishedDirectory;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.cli.command.CallMarker;
import io.peerproof.cli.output.ExitCode;
import io.peerproof.cli.output.Terminal;
import io.peerproof.run.CallRun;
import io.peerproof.run.TimingRun;
import io.peerproof.run.matrix.MatrixRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The program: {@code peerproof COMMAND}. */
public final class Main {

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    try {
      run(arguments);
    } catch (Error e) {
      // Java's own exit code for it would be that of a failed call.
      System.err.println("Peerproof failed because of an internal error and has no result: " + e);
      System.exit(ExitCode.INCONCLUSIVE);
    }
  }

  private static void run(String[] arguments) {
    Terminal terminal =
        Terminal.of(System.out, System.err, System.getenv(), System.getProperties());
    Cli cli =
        new Cli(
            CallMarker.wrap(CallRun::make, System.getProperties()),
            MatrixRun::make,
            TimingRun::make,
            Main::examine,
            new CountDownLatch(1)::await, // until a signal ends the process
            terminal,
            System.getenv(),
            ConfigurationFile.DEFAULT,
            Clock.systemUTC());
    int code = cli.run(arguments);
    endHttpClients();
    System.exit(code);
  }

  /**
   * Ends the threads of unused HTTP clients. A thread inside a system call delays the exit of Java
   * by 300 ms (HotSpot, {@code VM_Exit::wait_for_threads_in_native_to_block}).
   */
  private static void endHttpClients() {
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("HttpClient-"))
        .forEach(Thread::interrupt);
  }

  /**
   * Checks the machine. Keeps the logs only if a check failed, because its advice may refer to
   * them.
   */
  private static void examine(BrowserSpec browser, Consumer<CheckResult> listener)
      throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (UnfinishedDirectory logs = UnfinishedDirectory.create(temporary, "peerproof-doctor-")) {
      boolean failed =
          Doctor.onThisMachine(browser, logs.path()).examine(listener).stream()
              .anyMatch(result -> result.status() == CheckResult.Status.FAIL);
      if (failed) {
        logs.finish();
      }
    }
  }
}
