package io.peerproof.call;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Wakes threads that wait for a change in a call. Thread-safe. */
final class ChangeSignal {

  private final Lock lock = new ReentrantLock();
  private final Condition signalled = lock.newCondition();
  private long signals;

  /** Signals a change. */
  public void signal() {
    lock.lock();
    try {
      signals++;
      signalled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Evaluates {@code question} now, after each signal, and at least once every {@code interval},
   * until it has an answer. Returns empty if {@code timeout} passes without an answer.
   */
  public <T> Optional<T> await(Duration timeout, Duration interval, Supplier<Optional<T>> question)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      long seen = signals();
      Optional<T> answer = question.get();
      long left = deadline - System.nanoTime();
      if (answer.isPresent() || left <= 0) {
        return answer;
      }
      awaitSignalAfter(seen, Math.min(left, interval.toNanos()));
    }
  }

  private long signals() {
    lock.lock();
    try {
      return signals;
    } finally {
      lock.unlock();
    }
  }

  private void awaitSignalAfter(long seen, long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (signals == seen && left > 0) {
        left = signalled.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
