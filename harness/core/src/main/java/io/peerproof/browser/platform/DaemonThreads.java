package io.peerproof.browser.platform;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/** Threads that do not keep the program running. */
public final class DaemonThreads {

  private DaemonThreads() {}

  /** Starts a task on a thread of its own. */
  public static void start(String name, Runnable task) {
    thread(name, task).start();
  }

  /** Returns an executor with one thread per task, for tasks that block. */
  public static Executor executor(String name) {
    return task -> start(name, task);
  }

  /** Returns a factory for the threads of an executor. */
  public static ThreadFactory factory(String name) {
    return task -> thread(name, task);
  }

  private static Thread thread(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
