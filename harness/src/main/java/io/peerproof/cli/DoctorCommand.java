package io.peerproof.cli;

import io.peerproof.cli.Examination.Found;
import io.peerproof.cli.Examination.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}: whether calls can be made on this machine, and what to do where not. */
@Command(
    name = "doctor",
    description = "Examines whether this machine can make calls, and says what to do where not.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:calls can be made", "1:something has to be done first", "2:wrong usage"})
final class DoctorCommand implements Callable<Integer> {

  /** Wide enough for the names of what is looked at. */
  private static final int NAME_COLUMNS = 18;

  @Mixin private final CommonOptions common;
  private final Examination examination;
  private final Terminal terminal;

  DoctorCommand(Examination examination, Terminal terminal, RunLog log) {
    this.common = new CommonOptions(log);
    this.examination = examination;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    List<Found> found = new ArrayList<>();
    examination.examine(
        finding -> {
          found.add(finding);
          print(finding);
        });
    long failures = found.stream().filter(f -> f.status() == Status.FAIL).count();
    terminal.out().println();
    terminal
        .out()
        .println(
            failures == 0
                ? "Calls can be made on this machine."
                : "No call can be made on this machine yet: see FAIL above.");
    return failures == 0 ? ExitCode.PASSED : ExitCode.FAILED;
  }

  private void print(Found finding) {
    terminal
        .out()
        .println(mark(finding.status()) + "  " + padded(finding.name()) + "  " + finding.seen());
    if (finding.whatToDo() != null) {
      String indent = " ".repeat(padded(finding.name()).length() + 10);
      finding.whatToDo().lines().forEach(line -> terminal.out().println(indent + line));
    }
  }

  private String mark(Status status) {
    Style style = new Style(terminal);
    return switch (status) {
      case OK -> style.good(style.icon("✔", "+") + " OK  ");
      case WARN -> style.unsure("! WARN");
      case FAIL -> style.bad(style.icon("✘", "x") + " FAIL");
    };
  }

  private static String padded(String name) {
    return name + " ".repeat(Math.max(0, NAME_COLUMNS - name.length()));
  }
}
