package io.peerproof.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Processes that only consume processor time. */
final class BusyProcesses implements AutoCloseable {

  private static final String[] BUSY = {"sh", "-c", "while :; do :; done"};

  private final List<Process> processes = new ArrayList<>();

  /** Starts one process for each core. */
  static BusyProcesses onEachCore() throws IOException {
    BusyProcesses busy = new BusyProcesses();
    for (int n = 0; n < Runtime.getRuntime().availableProcessors(); n++) {
      busy.processes.add(new ProcessBuilder(BUSY).start());
    }
    return busy;
  }

  @Override
  public String toString() {
    return "one process";
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
