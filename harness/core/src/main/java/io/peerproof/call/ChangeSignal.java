package io.peerproof.call;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Wakes threads that wait for a change in a call. Thread-safe. */
public final class ChangeSignal {

  private final Lock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private long rings;

  /** Signals a change. */
  public void ring() {
    lock.lock();
    try {
      rings++;
      rung.signalAll();
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
      long heard = rings();
      Optional<T> answer = question.get();
      long left = deadline - System.nanoTime();
      if (answer.isPresent() || left <= 0) {
        return answer;
      }
      awaitRingAfter(heard, Math.min(left, interval.toNanos()));
    }
  }

  private long rings() {
    lock.lock();
    try {
      return rings;
    } finally {
      lock.unlock();
    }
  }

  private void awaitRingAfter(long heard, long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (rings == heard && left > 0) {
        left = rung.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
