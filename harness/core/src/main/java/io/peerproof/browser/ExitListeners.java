package io.peerproof.browser;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Listeners for an event that happens at most once. Unlike a dependent of a future, a listener can
 * be removed: a browser outlives the thousand calls that listen to it.
 */
final class ExitListeners {

  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private volatile boolean happened;

  /** A listener until it is closed. */
  private final class Watcher implements BrowserSession.Subscription {
    private final Runnable act;

    Watcher(Runnable act) {
      this.act = act;
    }

    @Override
    public void close() {
      watchers.remove(this);
    }
  }

  /** Runs {@code act} when the event happens; at once if it has happened. */
  BrowserSession.Subscription add(Runnable act) {
    Watcher watcher = new Watcher(act);
    watchers.add(watcher);
    if (happened) {
      fire(watcher);
    }
    return watcher;
  }

  /** Calls all listeners: the event has happened. */
  void fire() {
    happened = true;
    watchers.forEach(this::fire);
  }

  /** Calls a listener that is still registered, so that it is called once. */
  private void fire(Watcher watcher) {
    if (watchers.remove(watcher)) {
      watcher.act.run();
    }
  }

  int count() {
    return watchers.size();
  }
}
